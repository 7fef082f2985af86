import { line } from '../rulebook/lines.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { maxOf } from './big-math.ts';
import { countsByDay } from './counts-by-day.ts';
import { rateOf, type WeightedSum } from './flows.ts';
import type { Unit } from './unit.ts';

/** A flow of one day, unweighted, from day 1; what has none is outside the mismatch. */
export type DaySum = Pick<WeightedSum, 'side' | 'line' | 'currency' | 'amount' | 'rate' | 'day'>;

/**
 * The add-on of 12 CFR 249.30(b): how far the largest cumulative net outflow of any day stands above that of the last day, over the lines
 * that are in its scope; before the inflow cap. Zero in a rulebook that puts no line in scope.
 * @throws MissingFxRateError, UnknownLineError
 */
export function maturityMismatch(sums: readonly DaySum[], unit: Unit, rulebook: RulebookTables): bigint {
	if (!countsByDay(rulebook)) return 0n;
	const byDay = Array.from({ length: rulebook.horizonDays }, () => 0n);
	for (const sum of sums) {
		if (sum.side === 'STOCK' || sum.day === undefined || !line(rulebook, sum.side, sum.line).mismatch) continue;
		const weighted = unit.convert(sum.amount, sum.currency, rateOf(sum, sum.side, rulebook));
		const index = sum.day - 1;
		if (index < byDay.length) byDay[index] = (byDay[index] as bigint) + (sum.side === 'OUTFLOW' ? weighted : -weighted);
	}
	return addOnOf(byDay);
}

/** The add-on of net outflows by day, weighted, from day 1. */
export function addOnOf(byDay: readonly bigint[]): bigint {
	let cumulative = 0n;
	let peak = 0n;
	for (const net of byDay) {
		cumulative += net;
		peak = maxOf(peak, cumulative);
	}
	return peak - maxOf(cumulative, 0n);
}
