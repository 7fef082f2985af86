import type { Fraction } from '../fraction.ts';
import type { Minor } from '../money.ts';
import { stockLine } from '../rulebook/stock-lines.ts';
import type { FlowSide } from '../schema/vocabulary.ts';
import { rateOf } from './flows.ts';
import { type ExactRatio, exactRatio, type RatioInput, toMinor } from './ratio.ts';

/** One line in the reporting currency: market value and what is left after haircut, or an amount and what of it flows. Before caps. */
export interface LineAmount {
	readonly side: FlowSide;
	readonly line: string;
	readonly amount: Minor;
	readonly weighted: Minor;
}

const WHOLE: Fraction = { num: 1, den: 1 };

/** Every line that has a sum, keyed `side|line`, each rounded on its own. */
export function lineAmounts(input: RatioInput, { unit }: ExactRatio = exactRatio(input)): Map<string, LineAmount> {
	const exact = new Map<string, { side: FlowSide; line: string; amount: bigint; weighted: bigint }>();
	for (const sum of input.sums) {
		const key = `${sum.side}|${sum.line}`;
		const entry = exact.get(key) ?? { side: sum.side, line: sum.line, amount: 0n, weighted: 0n };
		const weight = sum.side === 'STOCK' ? stockLine(input.rulebook, sum.line).factor : rateOf(sum, sum.side, input.rulebook);
		entry.amount += unit.convert(sum.amount, sum.currency, WHOLE);
		entry.weighted += unit.convert(sum.amount - sum.excluded, sum.currency, weight);
		exact.set(key, entry);
	}
	const rounded = [...exact].map(
		([key, { side, line, amount, weighted }]) =>
			[key, { side, line, amount: toMinor(amount, unit), weighted: toMinor(weighted, unit) }] as const,
	);
	return new Map(rounded);
}
