import { RULEBOOK_IDS } from '@tideline/domain';
import type { CellMeaning } from './cell-meaning.ts';
import { Cells } from './cells.ts';

/** A sum as it stood at one moment. */
export interface KeptCell {
	readonly meaning: CellMeaning;
	readonly amount: number;
	readonly excluded: number;
	readonly items: number;
}

/** The sums of an entity that ratios are computed from, under every rulebook, and those that its group adds. */
export function keepCells(cells: Cells, entityId: string): KeptCell[] {
	const views = RULEBOOK_IDS.map((id) => cells.view(entityId, id));
	const ids = [...views.flatMap(({ lines, days }) => [...lines, ...days]), ...cells.liabilities(entityId)];
	return ids.map((id) => ({ meaning: cells.meaning(id), amount: cells.amount(id), excluded: cells.excluded(id), items: cells.items(id) }));
}

/** Cells that hold what was kept and nothing else. */
export function cellsOf(kept: Iterable<KeptCell>): Cells {
	const cells = new Cells(() => undefined);
	for (const { meaning, amount, excluded, items } of kept) cells.add(cells.id(meaning), amount, excluded, items);
	return cells;
}
