import { type LineSum, type Minor, minor, type UnwindSum } from '@tideline/domain';
import type { Cells } from './cells.ts';
import type { LinePlace, Places } from './sum-places.ts';

/** Sums that a ratio is computed from. */
export interface Sums {
	readonly sums: LineSum[];
	readonly unwind: UnwindSum[];
}

/** Adds the cells of a view up by line and currency, and by level and currency. A currency that has no rate yet waits. */
export function collectSums(cells: Cells, { lines, unwind }: Places, hasRate: (currency: string) => boolean): Sums {
	const sums: Sums = { sums: [], unwind: [] };
	for (const place of lines) {
		if (!hasRate(place.currency)) continue;
		const sum = lineSum(cells, place);
		if (sum.amount !== 0 || sum.excluded !== 0 || sum.items !== 0) sums.sums.push(sum);
	}
	for (const { cells: parts, level, subclass, currency } of unwind) {
		if (!hasRate(currency)) continue;
		const amount = amountOf(cells, parts);
		if (amount !== 0) sums.unwind.push({ level, subclass, currency, amount });
	}
	return sums;
}

/** What the members owe, by currency; of a group without what they owe one another. */
export function collectLiabilities(cells: Cells, members: readonly string[], consolidated: boolean): Map<string, number> {
	const owed = new Map<string, number>();
	for (const entityId of members) {
		for (const cell of cells.liabilities(entityId)) {
			const { variant, currency } = cells.meaning(cell);
			if (variant === 'adjusted' || consolidated) owed.set(currency, minor((owed.get(currency) ?? 0) + cells.amount(cell)));
		}
	}
	return owed;
}

/** One line in one currency. @throws RangeError past the safe integers */
export function lineSum(cells: Cells, { cells: parts, side, line, currency }: LinePlace): LineSum {
	const items = parts.reduce((sum, cell) => sum + cells.items(cell), 0);
	return { side, line, currency, amount: amountOf(cells, parts), excluded: excludedOf(cells, parts), items };
}

/** @throws RangeError past the safe integers */
export function amountOf(cells: Cells, parts: readonly number[]): Minor {
	let sum = minor(0);
	for (const cell of parts) sum = minor(sum + cells.amount(cell));
	return sum;
}

/** @throws RangeError past the safe integers */
export function excludedOf(cells: Cells, parts: readonly number[]): Minor {
	let sum = minor(0);
	for (const cell of parts) sum = minor(sum + cells.excluded(cell));
	return sum;
}
