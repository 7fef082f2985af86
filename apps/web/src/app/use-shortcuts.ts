import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useEntities } from '../query/entities.ts';
import { isTyping } from '../ui/is-typing.ts';
import { useViewState } from '../view/view-state.ts';
import type { Overlay } from './frame.tsx';
import { PAGES } from './pages.ts';
import { type KeyPress, readShortcut, type Shortcut } from './shortcuts.ts';

/** Listens to the keys that work on every page; single keys rest while someone types. */
export function useShortcuts(overlay: Overlay, open: (overlay: Overlay) => void): void {
	const navigate = useNavigate();
	const { data: entities } = useEntities();
	const state = useViewState();
	const waiting = useRef(false);
	waiting.current = overlay !== null;
	const run = useRef<(shortcut: Shortcut) => void>(() => {});
	run.current = (shortcut) => {
		switch (shortcut.kind) {
			case 'find':
			case 'shortcuts':
				open(shortcut.kind);
				return;
			case 'page':
				void navigate({ pathname: shortcut.path, search: state.search });
				return;
			case 'entity': {
				const entity = entities?.[shortcut.index];
				if (entity) state.change({ entity: entity.entityId });
				return;
			}
			case 'view':
				state.change({ view: state.view === 'booked' ? 'adjusted' : 'booked' });
				return;
			case 'time':
				document.querySelector<HTMLButtonElement>('[data-now]')?.click();
				return;
			case 'search':
				focusSearch();
		}
	};
	useEffect(function listenToKeys() {
		let pending: string | null = null;
		const listener = (event: KeyboardEvent) => {
			// An overlay that was asked for takes the keys from then on, also while its file is still on the way.
			if (waiting.current && !(event.ctrlKey || event.metaKey)) return;
			if (event.defaultPrevented || (document.querySelector('dialog[open]') && !(event.ctrlKey || event.metaKey))) return;
			const press: KeyPress = {
				key: event.key,
				command: event.ctrlKey || event.metaKey,
				alt: event.altKey,
				typing: isTyping(event.target),
			};
			const read = readShortcut(press, pending, PAGES);
			pending = read.pending;
			if (!read.shortcut) return;
			event.preventDefault();
			run.current(read.shortcut);
		};
		document.addEventListener('keydown', listener);
		return () => document.removeEventListener('keydown', listener);
	}, []);
}

/** The page's own search field, where there is one. */
function focusSearch(): void {
	document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus();
}
