import type { Page } from './pages.ts';

/** What a key asks for. */
export type Shortcut =
	| { kind: 'find' | 'shortcuts' | 'view' | 'search' | 'time' }
	| { kind: 'page'; path: string }
	| { kind: 'entity'; index: number };

export interface KeyPress {
	key: string;
	/** Control or, on a Mac, command. */
	command: boolean;
	alt: boolean;
	/** The focus is in a field. */
	typing: boolean;
}

/** Reads one key; `pending` is the `g` that waits for its page. */
export function readShortcut(
	{ key, command, alt, typing }: KeyPress,
	pending: string | null,
	pages: readonly Pick<Page, 'key' | 'path'>[],
): { shortcut: Shortcut | null; pending: string | null } {
	const done = (shortcut: Shortcut | null) => ({ shortcut, pending: null });
	if (command && key.toLowerCase() === 'k') return done({ kind: 'find' });
	if (typing || command || alt) return done(null);
	if (pending === 'g') {
		const page = pages.find((candidate) => candidate.key === key);
		return done(page ? { kind: 'page', path: page.path } : null);
	}
	if (key === 'g') return { shortcut: null, pending: 'g' };
	if (key === '?') return done({ kind: 'shortcuts' });
	if (key === '/') return done({ kind: 'search' });
	if (key === 'a') return done({ kind: 'view' });
	if (key === 't') return done({ kind: 'time' });
	if (/^[1-9]$/.test(key)) return done({ kind: 'entity', index: Number(key) - 1 });
	return done(null);
}

/** The list that `?` shows. */
export function shortcutList(pages: readonly Pick<Page, 'key' | 'title'>[]): { keys: readonly string[]; text: string }[] {
	return [
		{ keys: ['Ctrl', 'K'], text: 'Find, or go to a page, an entity, an instrument' },
		...pages.map(({ key, title }) => ({ keys: ['g', key], text: title })),
		{ keys: ['1', '…', '9'], text: 'Entity, in the order of the strip' },
		{ keys: ['a'], text: 'As adjusted or as booked' },
		{ keys: ['t'], text: 'Now, or a closed day' },
		{ keys: ['/'], text: 'Search in the page' },
		{ keys: ['[', ']'], text: 'Move the span of the trend; with Shift, widen it' },
		{ keys: ['r'], text: 'Reclassify the open position' },
		{ keys: ['Ctrl', 'Enter'], text: 'Submit the form' },
		{ keys: ['Esc'], text: 'Close one level' },
		{ keys: ['?'], text: 'This list' },
	];
}
