import type { Fraction } from '../fraction.ts';
import type { CompositionCaps } from '../rulebook/rulebook.ts';
import { maxOf } from './big-math.ts';

/** The stock by level, after haircut. */
export interface Levels {
	readonly level1: bigint;
	readonly level2a: bigint;
	readonly level2b: bigint;
}

/** What the composition limits take off the stock. */
export interface CapAdjustments {
	/** For the 15 % limit, taken off level 2B. */
	readonly level2b: bigint;
	/** For the 40 % limit, taken off level 2 after the first. */
	readonly level2: bigint;
}

/**
 * BCBS 238 Annex 1 on the stock after unwind (`adjusted`). Their sum is unique; how it splits over 2A and 2B is the convention of this
 * text: the 15 % limit first.
 * @throws RangeError when an amount is not a multiple of the caps' denominators, so that the result would need rounding.
 */
export function capAdjustments(adjusted: Levels, caps: CompositionCaps): CapAdjustments {
	const { level1, level2a, level2b } = adjusted;
	const adj15 = maxOf(level2b - times(level1 + level2a, caps.level2bPerLevel1And2a), level2b - times(level1, caps.level2bPerLevel1), 0n);
	const adj40 = maxOf(level2a + level2b - adj15 - times(level1, caps.level2PerLevel1), 0n);
	return { level2b: adj15, level2: adj40 };
}

function times(amount: bigint, { num, den }: Fraction): bigint {
	const product = amount * BigInt(num);
	if (product % BigInt(den) !== 0n) throw new RangeError(`${amount} × ${num}/${den} is not whole`);
	return product / BigInt(den);
}
