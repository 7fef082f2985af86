import type { StockLine } from '../rulebook/stock-line.ts';
import { maxOf, minOf } from './big-math.ts';
import type { Levels } from './caps.ts';
import type { ExactRatio, RatioInput } from './ratio.ts';
import { stockAmounts } from './stock.ts';

/** What becomes of the market value of one class of the stock, exact: their sum is the market value. */
export interface ClassParts {
	readonly row: StockLine;
	readonly items: number;
	readonly haircut: bigint;
	/** After haircut. */
	readonly encumbered: bigint;
	/** Beyond a limit of the class itself. */
	readonly limited: bigint;
	/** Counts towards its level, before the caps. */
	readonly free: bigint;
}

/** The classes that have a sum, in the order of the rulebook. */
export function classParts({ sums, rulebook }: RatioInput, { unit }: ExactRatio): ClassParts[] {
	const byLine = new Map<string, ClassParts>();
	for (const { row, sum, free } of stockAmounts(sums, unit, rulebook)) {
		const before = byLine.get(row.id) ?? { row, items: 0, haircut: 0n, encumbered: 0n, limited: 0n, free: 0n };
		byLine.set(row.id, {
			row,
			items: before.items + sum.items,
			haircut: before.haircut + unit.convert(sum.amount, sum.currency, row.haircut),
			encumbered: before.encumbered + unit.convert(sum.excluded, sum.currency, row.factor),
			limited: before.limited + unit.convert(sum.amount - sum.excluded, sum.currency, row.factor) - free,
			free: before.free + free,
		});
	}
	return rulebook.stock.flatMap((row) => byLine.get(row.id) ?? []);
}

/**
 * The caps' cut by level, as far as the level has stock to be cut: the 15 % limit falls on level 2B, the 40 % limit on level 2A. The sum
 * is the rule's, this split is the display's.
 */
export function levelCuts({ held, cuts }: ExactRatio): Omit<Levels, 'coveredBonds'> {
	return {
		level1: 0n,
		level2a: minOf(cuts.level2, maxOf(held.level2a, 0n)),
		level2b: minOf(cuts.level2b, maxOf(held.level2b, 0n)),
	};
}
