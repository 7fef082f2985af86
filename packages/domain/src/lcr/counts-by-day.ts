import type { RulebookTables } from '../rulebook/rulebook.ts';

const known = new WeakMap<RulebookTables, boolean>();

/** Whether a rulebook has a maturity mismatch add-on, for which flows are summed by the day on which they fall due. */
export function countsByDay(rulebook: RulebookTables): boolean {
	let counts = known.get(rulebook);
	if (counts === undefined) {
		counts = rulebook.lines.some(({ mismatch }) => mismatch !== undefined);
		known.set(rulebook, counts);
	}
	return counts;
}
