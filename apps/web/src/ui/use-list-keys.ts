import { useEffect, useRef } from 'react';
import { isTyping } from './is-typing.ts';

/** `j` and `k` move through a list, `Enter` goes into what is selected; they rest while someone types. */
export function useListKeys(keys: { next(): void; previous(): void; enter?(): void }): void {
	const latest = useRef(keys);
	latest.current = keys;
	useEffect(function listenToKeys() {
		const listener = (event: KeyboardEvent) => {
			const { target } = event;
			if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
			if (isTyping(target)) return;
			const { next, previous, enter } = latest.current;
			if (event.key === 'j') next();
			else if (event.key === 'k') previous();
			// Enter on a button or link is that button's own.
			else if (event.key === 'Enter' && enter && !(target instanceof HTMLElement && target.closest('button, a'))) enter();
			else return;
			event.preventDefault();
		};
		document.addEventListener('keydown', listener);
		return () => document.removeEventListener('keydown', listener);
	}, []);
}
