import { addMinor, type Minor, minor, type Position } from '@tideline/domain';
import type { Reporting } from '../../format/reporting.ts';

/** What has no level loses nothing to a haircut. */
export const haircutOf = (row: Position) => (row.level === 'INELIGIBLE' ? 0 : row.haircutAmount);
/** Value that does not count because it is encumbered, after haircut: market value = haircut + encumbered + counted. */
export const encumberedOf = (row: Position) => (row.level === 'INELIGIBLE' ? 0 : row.marketValue - row.haircutAmount - row.counted);

/** Sums of the rows shown, in the reporting currency: added up exactly by currency, converted once. */
export interface PositionTotals {
	positions: number;
	marketValue: Minor;
	haircut: Minor;
	encumbered: Minor;
	counted: Minor;
}

const FIELDS = {
	marketValue: (row: Position) => row.marketValue,
	haircut: haircutOf,
	encumbered: encumberedOf,
	counted: (row: Position) => row.counted,
};
type Field = keyof typeof FIELDS;

/** Null when a currency has no rate: a total that leaves something out would be no total. */
export function positionTotals(rows: Iterable<Position>, reporting: Reporting): PositionTotals | null {
	const sums = new Map<string, Record<Field, number>>();
	let positions = 0;
	for (const row of rows) {
		positions++;
		let sum = sums.get(row.currency);
		if (!sum) {
			sum = { marketValue: 0, haircut: 0, encumbered: 0, counted: 0 };
			sums.set(row.currency, sum);
		}
		for (const field of Object.keys(FIELDS) as Field[]) sum[field] += FIELDS[field](row);
	}
	const totals: PositionTotals = { positions, marketValue: minor(0), haircut: minor(0), encumbered: minor(0), counted: minor(0) };
	for (const [currency, sum] of sums) {
		for (const field of Object.keys(FIELDS) as Field[]) {
			const converted = reporting(sum[field], currency);
			if (converted === null) return null;
			totals[field] = addMinor(totals[field], converted);
		}
	}
	return totals;
}
