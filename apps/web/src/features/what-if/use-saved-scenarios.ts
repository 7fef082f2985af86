import { useSyncExternalStore } from 'react';
import { type Cell, cell } from '../../stream/observable.ts';
import { parseSaved, type SavedScenario, withSaved } from './saved-scenarios.ts';

const KEY = 'tideline.scenarios';

let kept: Cell<readonly SavedScenario[]> | undefined;
/** What this browser keeps. Storage may be forbidden: then the list lives as long as the page. */
function list(): Cell<readonly SavedScenario[]> {
	if (kept) return kept;
	const created = cell<readonly SavedScenario[]>([]);
	const read = () => {
		try {
			created.set(parseSaved(localStorage.getItem(KEY)));
		} catch {
			// No storage, no memory.
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

function put(next: readonly SavedScenario[]): void {
	list().set(next);
	try {
		localStorage.setItem(KEY, JSON.stringify(next));
	} catch {
		// As above.
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
