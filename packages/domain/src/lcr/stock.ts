import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { StockLine } from '../rulebook/stock-line.ts';
import { stockClass, stockLine } from '../rulebook/stock-lines.ts';
import type { UnwindSum } from '../schema/lcr.ts';
import type { HqlaLevel } from '../schema/vocabulary.ts';
import { minOf } from './big-math.ts';
import type { Levels } from './caps.ts';
import type { WeightedSum } from './flows.ts';
import { netOutflowOfCurrency } from './foreign-limit.ts';
import type { Unit } from './unit.ts';

type CountedLevel = Exclude<HqlaLevel, 'INELIGIBLE'>;
type LevelField = 'level1' | 'level2a' | 'level2b';
type Mutable = { -readonly [Name in keyof Required<Levels>]: bigint };

export const LEVEL_FIELD: { readonly [Level in CountedLevel]: LevelField } = {
	LEVEL_1: 'level1',
	LEVEL_2A: 'level2a',
	LEVEL_2B: 'level2b',
};

/** One stock sum, exact: `free` is what is left of it after haircut, encumbrance and a limit of its own class. */
export interface StockAmount {
	readonly row: StockLine;
	readonly sum: WeightedSum;
	readonly free: bigint;
}

/** Each stock sum that counts towards a level, in `unit`, before the caps. @throws MissingFxRateError, UnknownLineError */
export function* stockAmounts(
	sums: readonly WeightedSum[],
	unit: Unit,
	rulebook: RulebookTables,
): Generator<StockAmount & { readonly level: CountedLevel }> {
	const room = new Map<string, bigint>();
	for (const sum of sums) {
		if (sum.side !== 'STOCK') continue;
		const row = stockLine(rulebook, sum.line);
		if (row.level === 'INELIGIBLE') continue;
		let free = unit.convert(sum.amount - sum.excluded, sum.currency, row.factor);
		if (row.limit) {
			// One limit for all that stands under it in a currency.
			const left = room.get(sum.currency) ?? netOutflowOfCurrency(sum.currency, sums, unit, rulebook);
			free = minOf(free, left);
			room.set(sum.currency, left - free);
		}
		yield { row, level: row.level, sum, free };
	}
}

/** The stock held by level, after haircut and without what is encumbered or fails the operational test; before the caps. */
export function heldStock(sums: readonly WeightedSum[], unit: Unit, rulebook: RulebookTables): Levels {
	const held: Mutable = { level1: 0n, level2a: 0n, level2b: 0n, coveredBonds: 0n };
	for (const { row, level, free } of stockAmounts(sums, unit, rulebook)) {
		held[LEVEL_FIELD[level]] += free;
		if (row.coveredBond) held.coveredBonds += free;
	}
	return held;
}

/** What the end of the secured deals that exchange HQLA within the horizon adds to each level, after haircut. @throws MissingFxRateError, UnknownLineError */
export function exchangedStock(unwind: readonly UnwindSum[], unit: Unit, rulebook: RulebookTables): Required<Levels> {
	const exchanged: Mutable = { level1: 0n, level2a: 0n, level2b: 0n, coveredBonds: 0n };
	for (const { level, subclass, currency, amount } of unwind) {
		if (level === 'INELIGIBLE') continue;
		const row = stockClass(rulebook, level, subclass);
		const weighed = unit.convert(amount, currency, row.factor);
		exchanged[LEVEL_FIELD[level]] += weighed;
		if (row.coveredBond) exchanged.coveredBonds += weighed;
	}
	return exchanged;
}

/** The stock as it would stand once those deals have run off. */
export function unwoundStock(held: Levels, exchanged: Levels): Required<Levels> {
	return {
		level1: held.level1 + exchanged.level1,
		level2a: held.level2a + exchanged.level2a,
		level2b: held.level2b + exchanged.level2b,
		coveredBonds: (held.coveredBonds ?? 0n) + (exchanged.coveredBonds ?? 0n),
	};
}
