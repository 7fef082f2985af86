import type { Fraction } from '../fraction.ts';
import type { WeightedSum } from '../lcr/flows.ts';
import type { RatioInput } from '../lcr/ratio.ts';
import { minor } from '../money.ts';
import type { FlowLine } from '../rulebook/flow-line.ts';
import type { UnwindSum } from '../schema/lcr.ts';
import type { BalanceSheet } from './balance-sheet.ts';
import { flowSum } from './read-flow.ts';
import { dealEffect } from './read-secured.ts';
import { assetSum } from './read-stock.ts';

/** The rate that a flow of a line is weighed at instead of its own. */
export type RateChange = (line: FlowLine, rate: Fraction) => Fraction;

/** What the ratio of a balance sheet follows from: its items summed by what they are weighed at. */
export function sheetInput(sheet: BalanceSheet, changed: RateChange = (_line, rate) => rate): RatioInput {
	const { tables, fxRates, currency, outflowAdjustment, restricted } = sheet;
	const all = new Sums();
	const own = new Map(restricted?.map((entityId) => [entityId, new Sums()]));
	const add = (entityId: string | undefined, sum: WeightedSum): void => {
		all.add(sum);
		if (entityId !== undefined) own.get(entityId)?.add(sum);
	};
	for (const asset of sheet.assets) add(asset.entityId, assetSum(asset));
	for (const flow of sheet.flows) {
		const sum = flowSum(sheet, { ...flow, rate: changed(flow.line, flow.rate) });
		if (sum !== null) add(flow.entityId, sum);
	}
	const unwind: UnwindSum[] = [];
	for (const deal of sheet.deals) {
		const effect = dealEffect(sheet, deal);
		if (effect === null) continue;
		add(deal.entityId, { ...effect.sum, rate: changed(effect.line, effect.rate) });
		unwind.push(...effect.unwind);
	}
	return {
		sums: all.list(),
		unwind,
		fxRates,
		currency,
		rulebook: tables,
		outflowAdjustment,
		...(restricted && { restricted: restricted.map((entityId) => ({ sums: own.get(entityId)?.list() ?? [] })) }),
	};
}

/** Items summed where they are weighed alike. */
class Sums {
	readonly #book = new Map<string, WeightedSum>();

	add(sum: WeightedSum): void {
		const key = keyOf(sum);
		const known = this.#book.get(key);
		const total = known && added(known, sum);
		// What one sum cannot hold stands in two; the ratio adds them up without a bound.
		if (total === null) this.#book.set(`${key}|${this.#book.size}`, sum);
		else this.#book.set(key, total ?? sum);
	}

	list(): WeightedSum[] {
		return [...this.#book.values()];
	}
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
