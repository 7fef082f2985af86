import type { Day } from '@tideline/domain';
import { cellsOf, type KeptCell } from './kept-cells.ts';
import { type FoldedLcr, LcrBook, type LcrBookDeps } from './lcr-book.ts';

/** What a group is made of, each entity as it stood at a moment of its own. */
export interface GroupParts {
	/** The business date of the group. */
	readonly date: Day;
	readonly cells: Iterable<KeptCell>;
	/** How many overrides decided for one of the entities at its moment. */
	readonly overridesInForce: number;
}

/** The LCR of a group of such parts: intragroup flows left out, caps applied again, at the rates that are known now. */
export function lcrOfParts(
	{ reference, rates, regimes }: Pick<LcrBookDeps, 'reference' | 'rates' | 'regimes'>,
	entityId: string,
	{ date, cells, overridesInForce }: GroupParts,
	sequence: number,
): FoldedLcr | null {
	const book = new LcrBook({
		cells: cellsOf(cells),
		reference: { entities: reference.entities, businessDay: () => ({ date, openedAt: 0 }) },
		rates,
		regimes,
		overrides: { inForce: () => overridesInForce },
	});
	return book.lcr(entityId, sequence);
}
