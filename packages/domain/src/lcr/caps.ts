import { assertNever } from '../assert-never.ts';
import type { Fraction } from '../fraction.ts';
import type { CompositionCaps } from '../rulebook/rulebook.ts';
import { maxOf, minOf, times } from './big-math.ts';

/** The stock by level, after haircut. */
export interface Levels {
	readonly level1: bigint;
	readonly level2a: bigint;
	readonly level2b: bigint;
	/** The part of level 1 that is covered bonds; absent: none. */
	readonly coveredBonds?: bigint;
}

/** What the composition limits take off the stock. */
export interface CapAdjustments {
	/** For the 15 % limit, taken off level 2B. */
	readonly level2b: bigint;
	/** For the 40 % limit, taken off level 2 after the first. */
	readonly level2: bigint;
	/** For the limit on covered bonds, after both; zero in a rulebook without one. */
	readonly coveredBonds: bigint;
}

/**
 * What the limits take off: of the stock as held, or after unwind (`adjusted`), as the rulebook's method says. Their sum is unique; how
 * it splits over the two is a convention: Basel's the 15 % limit first, the United States' the 40 % limit first.
 * @throws RangeError when an amount is not a multiple of the caps' denominators, so that the result would need rounding.
 */
export function capAdjustments(held: Levels, adjusted: Levels, caps: CompositionCaps): CapAdjustments {
	switch (caps.method) {
		case 'ADJUSTED':
			return annex1(adjusted, caps);
		case 'LARGER_EXCESS': {
			const [before, after] = [excess(held, caps), excess(adjusted, caps)];
			return cutTotal(before) > cutTotal(after) ? before : after;
		}
		case 'COVERED_BONDS':
			return withCoveredBonds(held, adjusted, caps);
		default:
			return assertNever(caps.method);
	}
}

/** What all limits together take off: the rule's figure, however it splits. */
export function cutTotal({ level2b, level2, coveredBonds }: CapAdjustments): bigint {
	return level2b + level2 + coveredBonds;
}

/** Level 1 that is not covered bonds. */
export function uncoveredLevel1({ level1, coveredBonds = 0n }: Levels): bigint {
	return level1 - coveredBonds;
}

/** The shares that amounts are multiplied by here: a unit has to keep all of them whole. */
export function capShares({ level2bPerLevel1And2a, level2bPerLevel1, level2PerLevel1, stockPerUncovered }: CompositionCaps): Fraction[] {
	const shares = [level2bPerLevel1And2a, level2bPerLevel1, level2PerLevel1];
	return stockPerUncovered ? [...shares, stockPerUncovered] : shares;
}

/** BCBS 238 Annex 1. */
function annex1({ level1, level2a, level2b }: Levels, caps: CompositionCaps): CapAdjustments {
	const adj15 = maxOf(level2b - times(level1 + level2a, caps.level2bPerLevel1And2a), level2b - times(level1, caps.level2bPerLevel1), 0n);
	const adj40 = maxOf(level2a + level2b - adj15 - times(level1, caps.level2PerLevel1), 0n);
	return { level2b: adj15, level2: adj40, coveredBonds: 0n };
}

/** 12 CFR 249.21(d)–(e), (h)–(i). */
function excess({ level1, level2a, level2b }: Levels, caps: CompositionCaps): CapAdjustments {
	const level2 = maxOf(level2a + level2b - times(level1, caps.level2PerLevel1), 0n);
	return { level2, level2b: maxOf(level2b - level2 - times(level1 + level2a, caps.level2bPerLevel1And2a), 0n), coveredBonds: 0n };
}

/** Annex I of Delegated Regulation 2015/61: its minimum of the shares is Annex 1 of Basel and one limit more, on covered bonds. */
function withCoveredBonds(held: Levels, adjusted: Levels, caps: CompositionCaps): CapAdjustments {
	const basel = annex1(adjusted, caps);
	const stock = adjusted.level1 + adjusted.level2a + adjusted.level2b;
	const covered = caps.stockPerUncovered ? stock - times(uncoveredLevel1(adjusted), caps.stockPerUncovered) : 0n;
	const cut = minOf(held.level1 + held.level2a + held.level2b, maxOf(cutTotal(basel), covered));
	const level2b = minOf(basel.level2b, cut);
	const level2 = minOf(basel.level2, cut - level2b);
	return { level2b, level2, coveredBonds: cut - level2b - level2 };
}
