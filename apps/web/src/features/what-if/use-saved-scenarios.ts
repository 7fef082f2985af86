import { useSyncExternalStore } from 'react';
import { type Cell, cell } from '../../stream/observable.ts';
import { parseSaved, type SavedScenario, savedText, withSaved } from './saved-scenarios.ts';

const KEY = 'tideline.scenarios';

let kept: Cell<readonly SavedScenario[]> | undefined;
/** What this browser keeps. Storage may be forbidden or full: then the list lives as long as the page. */
function list(): Cell<readonly SavedScenario[]> {
	if (kept) return kept;
	const created = cell<readonly SavedScenario[]>([]);
	const read = () => {
		try {
			created.set(parseSaved(localStorage.getItem(KEY)));
		} catch {
			// A list that cannot be read is an empty one.
		}
	};
	read();
	// What another window saves or removes.
	addEventListener('storage', ({ key }) => {
		if (key === null || key === KEY) read();
	});
	kept = created;
	return created;
}

/** Whether the browser keeps it beyond this page. */
function put(next: readonly SavedScenario[]): boolean {
	list().set(next);
	try {
		localStorage.setItem(KEY, savedText(next, localStorage.getItem(KEY)));
		return true;
	} catch {
		return false;
	}
}

/** The scenarios that this browser keeps, and ways to change them. */
export function useSavedScenarios() {
	const current = list();
	return {
		saved: useSyncExternalStore(current.subscribe, current.get),
		save: (scenario: SavedScenario) => put(withSaved(current.get(), scenario)),
		remove: (name: string) => put(current.get().filter((one) => one.name !== name)),
	};
}
