import type { Rulebook } from '../rulebook/rulebook.ts';
import { stockLine, stockLineId } from '../rulebook/stock-lines.ts';
import type { LineSum, UnwindSum } from '../schema/lcr.ts';
import type { HqlaLevel } from '../schema/vocabulary.ts';
import type { Levels } from './caps.ts';
import type { Unit } from './unit.ts';

type Mutable = { -readonly [Name in keyof Levels]: bigint };

const FIELD: { readonly [Level in Exclude<HqlaLevel, 'INELIGIBLE'>]: keyof Levels } = {
	LEVEL_1: 'level1',
	LEVEL_2A: 'level2a',
	LEVEL_2B: 'level2b',
};

/** The stock held by level, after haircut and without what is encumbered or fails the operational test; before the caps. */
export function heldStock(sums: readonly LineSum[], unit: Unit, rulebook: Rulebook): Levels {
	const held: Mutable = { level1: 0n, level2a: 0n, level2b: 0n };
	for (const sum of sums) {
		if (sum.side !== 'STOCK') continue;
		const row = stockLine(rulebook, sum.line);
		if (row.level === 'INELIGIBLE') continue;
		held[FIELD[row.level]] += unit.convert(sum.amount - sum.excluded, sum.currency, row.factor);
	}
	return held;
}

/** The stock as it would stand once every secured deal within the horizon that exchanges HQLA has run off. */
export function unwoundStock(held: Levels, unwind: readonly UnwindSum[], unit: Unit, rulebook: Rulebook): Levels {
	const adjusted: Mutable = { ...held };
	for (const { level, subclass, currency, amount } of unwind) {
		if (level === 'INELIGIBLE') continue;
		adjusted[FIELD[level]] += unit.convert(amount, currency, stockLine(rulebook, stockLineId(level, subclass)).factor);
	}
	return adjusted;
}
