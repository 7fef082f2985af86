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
}

const LEVEL_TITLES: Record<HqlaLevelRow['level'], string> = { LEVEL_1: 'Level 1', LEVEL_2A: 'Level 2A', LEVEL_2B: 'Level 2B' };

/** Each level with its classes below it, and the total. */
export function hqlaTableRows({ levels, cutBeyondHeld, total }: HqlaTable): HqlaRow[] {
	const nothing = 0 as HqlaAmounts['counted'];
	const beyond: HqlaRow[] =
		cutBeyondHeld === 0
			? []
			: [
					{
						id: 'beyond',
						kind: 'plain',
						title: 'Cap cut beyond level 2 held, after unwind',
						reference: '',
						level: null,
						marketValue: nothing,
						haircut: nothing,
						encumbered: nothing,
						capCut: cutBeyondHeld,
						counted: -cutBeyondHeld as HqlaAmounts['counted'],
					},
				];
	return [
		...levels.flatMap(({ classes, level, ...amounts }): HqlaRow[] => [
			{ ...amounts, id: level, kind: 'group', title: LEVEL_TITLES[level], reference: '', level },
			...classes.map(({ line, title, reference, ...row }): HqlaRow => ({ ...row, id: line, kind: 'child', title, reference, level })),
		]),
		...beyond,
		{ ...total, id: 'total', kind: 'total', title: 'HQLA', reference: '', level: null },
	];
}
