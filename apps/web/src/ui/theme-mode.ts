import { useSyncExternalStore } from 'react';
import { type Cell, cell } from '../stream/observable.ts';

export type ThemeMode = 'dark' | 'light';
const KEY = 'tideline.theme';

/** The person's choice, else what the system asks for. Storage may be forbidden: then the choice lives as long as the page. */
function initialMode(): ThemeMode {
	try {
		const stored = localStorage.getItem(KEY);
		if (stored === 'dark' || stored === 'light') return stored;
	} catch {
		// No storage, no memory.
	}
	return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

let mode: Cell<ThemeMode> | undefined;
function modeCell(): Cell<ThemeMode> {
	mode ??= cell(initialMode());
	return mode;
}

/** Changes between dark and light, and remembers it. */
function toggleThemeMode(): void {
	const next = modeCell().get() === 'dark' ? 'light' : 'dark';
	modeCell().set(next);
	try {
		localStorage.setItem(KEY, next);
	} catch {
		// As above.
	}
}

/** Dark or light, and the way to change it. */
export function useThemeMode(): { mode: ThemeMode; toggle(): void } {
	const current = modeCell();
	return { mode: useSyncExternalStore(current.subscribe, current.get), toggle: toggleThemeMode };
}
