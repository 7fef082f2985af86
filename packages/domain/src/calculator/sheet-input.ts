import type { Fraction } from '../fraction.ts';
import type { WeightedSum } from '../lcr/flows.ts';
import type { RatioInput } from '../lcr/ratio.ts';
import { minor } from '../money.ts';
import type { FlowLine } from '../rulebook/flow-line.ts';
import type { BalanceSheet } from './balance-sheet.ts';
import { flowSum } from './read-flow.ts';
import { dealEffect } from './read-secured.ts';
import { assetSum } from './read-stock.ts';

/** The rate that a flow of a line is weighed at instead of its own. */
export type RateChange = (line: FlowLine, rate: Fraction) => Fraction;

/** What the ratio of a balance sheet follows from: its items summed by what they are weighed at. */
export function sheetInput(sheet: BalanceSheet, changed: RateChange = (_line, rate) => rate): RatioInput {
	const { tables, fxRates, currency, outflowAdjustment, restricted } = sheet;
	const book = new Map<string, WeightedSum>();
	const add = (sum: WeightedSum): void => {
		const key = keyOf(sum);
		const known = book.get(key);
		const total = known && added(known, sum);
		// What one sum cannot hold stands in two; the ratio adds them up without a bound.
		if (total === null) book.set(`${key}|${book.size}`, sum);
		else book.set(key, total ?? sum);
	};
	const effects = sheet.deals.map((deal) => dealEffect(sheet, deal));
	for (const asset of sheet.assets) add(assetSum(asset));
	for (const flow of sheet.flows) {
		const sum = flowSum(sheet, { ...flow, rate: changed(flow.line, flow.rate) });
		if (sum !== null) add(sum);
	}
	for (const effect of effects) if (effect !== null) add({ ...effect.sum, rate: changed(effect.line, effect.rate) });
	return {
		sums: [...book.values()],
		unwind: effects.flatMap((effect) => effect?.unwind ?? []),
		fxRates,
		currency,
		rulebook: tables,
		outflowAdjustment,
		...(restricted ? { restricted } : {}),
	};
}

function keyOf({ side, line, currency, rate, inflowCap, day }: WeightedSum): string {
	return `${side}|${line}|${currency}|${rate ? `${rate.num}/${rate.den}` : ''}|${inflowCap ?? ''}|${day ?? ''}`;
}

/** Null when the sum would leave the safe integers. */
function added(known: WeightedSum, { amount, excluded, items }: WeightedSum): WeightedSum | null {
	const total = known.amount + amount;
	if (!Number.isSafeInteger(total)) return null;
	return { ...known, amount: minor(total), excluded: minor(known.excluded + excluded), items: known.items + items };
}
