import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basel } from '../../tests/_sums.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import { maxOf, minOf } from './big-math.ts';
import { capAdjustments, cutTotal, type Levels } from './caps.ts';

/** 17 × 4 × 3: 15/85, 15/60 and 2/3 of it are whole. */
const WHOLE = 204n;
const level = fc.bigInt({ min: 0n, max: 6n }).map((n) => n * WHOLE);
const levels: fc.Arbitrary<Levels> = fc.record({ level1: level, level2a: level, level2b: level });

const cutsOf = (stock: Levels) => capAdjustments(stock, stock, basel.caps);

/** The most that counts when level 2 may be 40 % and level 2B 15 % of it, by trying every amount of level 2B. */
function bruteForceMaximum({ level1, level2a, level2b }: Levels): bigint {
	let best = level1;
	for (let counted2b = 0n; counted2b <= level2b; counted2b++) {
		const room = (2n * level1) / 3n - counted2b;
		if (room < 0n) break;
		const counted2a = room < level2a ? room : level2a;
		const total = level1 + counted2a + counted2b;
		if (100n * counted2b <= 15n * total && total > best) best = total;
	}
	return best;
}

describe('composition caps of Annex 1', () => {
	test('refuses an amount that a cap would have to round', () => {
		expect(() => cutsOf({ level1: 1n, level2a: 0n, level2b: 0n })).toThrow(RangeError);
	});

	test('takes everything of level 2 where there is no level 1', () => {
		const cuts = cutsOf({ level1: 0n, level2a: WHOLE, level2b: WHOLE });
		expect(cutTotal(cuts)).toBe(2n * WHOLE);
	});

	test('takes nothing while both shares are inside their limits', () => {
		expect(cutsOf({ level1: 10n * WHOLE, level2a: 3n * WHOLE, level2b: WHOLE })).toEqual({ level2: 0n, level2b: 0n, coveredBonds: 0n });
	});

	test('15 % first, then 40 %: 60 of level 1, 34 of 2A and 20 of 2B lose 5 and 9', () => {
		const cuts = cutsOf({ level1: 60n * WHOLE, level2a: 34n * WHOLE, level2b: 20n * WHOLE });
		expect(cuts).toEqual({ level2b: 5n * WHOLE, level2: 9n * WHOLE, coveredBonds: 0n });
	});

	test('leave the brute-force maximum under the two limits', () => {
		fc.assert(
			fc.property(levels, (stock) => {
				const cuts = cutsOf(stock);
				const counted = stock.level1 + stock.level2a + stock.level2b - cutTotal(cuts);
				expect(counted).toBe(bruteForceMaximum(stock));
			}),
			{ numRuns: 200 },
		);
	});

	test('never cut more of a level than there is', () => {
		fc.assert(
			fc.property(levels, (stock) => {
				const cuts = cutsOf(stock);
				expect(cuts.level2b <= stock.level2b).toBe(true);
				expect(cuts.level2 <= stock.level2a).toBe(true);
			}),
		);
	});
});

describe('the limits of the European Union', () => {
	const { caps } = rulebook('eu');
	const book = fc.record({ uncovered: level, coveredBonds: level, level2a: level, level2b: level });

	/** The most that counts: covered bonds as many as fit, then level 2A, for every amount of level 2B. */
	function mostThatCounts({
		uncovered,
		coveredBonds,
		level2a,
		level2b,
	}: Record<'uncovered' | 'coveredBonds' | 'level2a' | 'level2b', bigint>): bigint {
		let best = uncovered;
		for (let counted2b = 0n; counted2b <= level2b; counted2b++) {
			const room = (7n * uncovered) / 3n - counted2b;
			if (room < 0n) break;
			const covered = minOf(coveredBonds, room);
			const counted2a = minOf(level2a, room - covered, (2n * (uncovered + covered)) / 3n - counted2b);
			const total = uncovered + covered + counted2a + counted2b;
			if (counted2a >= 0n && 100n * counted2b <= 15n * total && total > best) best = total;
		}
		return best;
	}

	test('leave the brute-force maximum under the three limits', () => {
		fc.assert(
			fc.property(book, ({ uncovered, coveredBonds, level2a, level2b }) => {
				const stock = { level1: uncovered + coveredBonds, coveredBonds, level2a, level2b };
				const cuts = capAdjustments(stock, stock, caps);
				const counted = stock.level1 + level2a + level2b - cutTotal(cuts);
				expect(counted).toBe(mostThatCounts({ uncovered, coveredBonds, level2a, level2b }));
			}),
			{ numRuns: 200 },
		);
	});

	test('never take more than is held, whatever the unwind gives back', () => {
		fc.assert(
			fc.property(levels, levels, (held, adjusted) => {
				expect(cutTotal(capAdjustments(held, adjusted, caps)) <= held.level1 + held.level2a + held.level2b).toBe(true);
			}),
		);
	});

	test('tell what is taken for covered bonds from what level 2 loses: 30 of other level 1 carry 100', () => {
		const stock = { level1: 100n * WHOLE, coveredBonds: 70n * WHOLE, level2a: 40n * WHOLE, level2b: 30n * WHOLE };
		// Of 30 of level 2B 5.3 are more than 15 % beside 140 of levels 1 and 2A; what else is above 100 goes for covered bonds.
		const level2b = (90n * WHOLE) / 17n;
		expect(capAdjustments(stock, stock, caps)).toEqual({ level2b, level2: 0n, coveredBonds: 70n * WHOLE - level2b });
	});

	test('are Annex 1 of Basel without covered bonds', () => {
		fc.assert(
			fc.property(levels, (stock) => {
				expect(cutTotal(capAdjustments(stock, stock, caps))).toBe(cutTotal(cutsOf(stock)));
			}),
		);
	});
});

describe('the limits of the United States', () => {
	const { caps } = rulebook('us');
	const exact = { ...caps, level2PerLevel1: basel.caps.level2PerLevel1, level2bPerLevel1And2a: basel.caps.level2bPerLevel1And2a };

	test('cut what Annex 1 cuts, were their constants not rounded', () => {
		fc.assert(
			fc.property(levels, (stock) => {
				expect(cutTotal(capAdjustments(stock, stock, exact))).toBe(cutTotal(cutsOf(stock)));
			}),
		);
	});

	test('cut the more of before and after the unwind', () => {
		fc.assert(
			fc.property(levels, levels, (held, adjusted) => {
				expect(cutTotal(capAdjustments(held, adjusted, exact))).toBe(maxOf(cutTotal(cutsOf(held)), cutTotal(cutsOf(adjusted))));
			}),
		);
	});
});
