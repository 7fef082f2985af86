import type { HqlaAmounts, HqlaLevelRow, HqlaTable } from '@tideline/domain';
import type { RowKind } from '../../ui/data-table.tsx';

/** A line of the table: a level, a class of it, the cut beyond what is held, or the total. Amounts in minor units. */
export interface HqlaRow extends HqlaAmounts {
	id: string;
	kind: RowKind;
	title: string;
	/** Paragraph of the class; empty for levels. */
	reference: string;
	level: HqlaLevelRow['level'] | null;
	/** Of the total: taken off the counted amounts above, because it may not leave the entity that holds it. */
	trapped?: HqlaAmounts['counted'];
}

const LEVEL_TITLES: Record<HqlaLevelRow['level'], string> = { LEVEL_1: 'Level 1', LEVEL_2A: 'Level 2A', LEVEL_2B: 'Level 2B' };

/** Each level with its classes below it, what is cut beyond them, and the total with what is trapped beside its name. */
export function hqlaTableRows({ levels, cutBeyondHeld, trapped, total }: HqlaTable): HqlaRow[] {
	return [
		...levels.flatMap(({ classes, level, trapped: _, ...amounts }): HqlaRow[] => [
			{ ...amounts, id: level, kind: 'group', title: LEVEL_TITLES[level], reference: '', level },
			...classes.map(({ line, title, reference, ...row }): HqlaRow => ({ ...row, id: line, kind: 'child', title, reference, level })),
		]),
		...(cutBeyondHeld === 0 ? [] : [beyondHeld(cutBeyondHeld)]),
		{ ...total, id: 'total', kind: 'total', title: 'HQLA', reference: '', level: null, trapped },
	];
}

const NOTHING = 0 as HqlaAmounts['counted'];

function beyondHeld(capCut: HqlaAmounts['counted']): HqlaRow {
	const amounts = { marketValue: NOTHING, haircut: NOTHING, encumbered: NOTHING, capCut, counted: -capCut as HqlaAmounts['counted'] };
	return { ...amounts, id: 'beyond', kind: 'plain', title: 'Cap cut beyond what it falls on, after unwind', reference: '', level: null };
}
