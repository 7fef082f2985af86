import { addMinor, type Minor, minor, type Position, splitPosition } from '@tideline/domain';
import type { Reporting } from '../../format/reporting.ts';

/** Sums of the rows shown, in the reporting currency: added up exactly by currency, converted once. */
export interface PositionTotals {
	positions: number;
	marketValue: Minor;
	haircut: Minor;
	encumbered: Minor;
	counted: Minor;
}

const FIELDS = ['marketValue', 'haircut', 'encumbered', 'counted'] as const;

/** Null when a currency has no rate: a total that leaves something out would be no total. */
export function positionTotals(rows: Iterable<Position>, reporting: Reporting): PositionTotals | null {
	const sums = new Map<string, Record<(typeof FIELDS)[number], number>>();
	let positions = 0;
	for (const row of rows) {
		positions++;
		const split = splitPosition(row);
		let sum = sums.get(row.currency);
		if (!sum) {
			sum = { marketValue: 0, haircut: 0, encumbered: 0, counted: 0 };
			sums.set(row.currency, sum);
		}
		sum.marketValue += row.marketValue;
		sum.haircut += split.haircut;
		sum.encumbered += split.encumbered;
		sum.counted += split.counted;
	}
	const totals: PositionTotals = { positions, marketValue: minor(0), haircut: minor(0), encumbered: minor(0), counted: minor(0) };
	for (const [currency, sum] of sums) {
		for (const field of FIELDS) {
			const converted = reporting(sum[field], currency);
			if (converted === null) return null;
			totals[field] = addMinor(totals[field], converted);
		}
	}
	return totals;
}
