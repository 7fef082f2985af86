import type { StockLine } from '../rulebook/stock-line.ts';
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
