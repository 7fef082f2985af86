import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowSum, ratioInputFrom, stockSum } from '../../tests/_sums.ts';
import { computeRatio, type RatioInput } from './ratio.ts';

const bank = (sums: RatioInput['sums'], restricted: RatioInput['sums'][]): RatioInput => ({
	...ratioInputFrom(sums),
	restricted: restricted.map((own) => ({ sums: own })),
});

describe('trapped liquidity', () => {
	const outflow = flowSum('OUTFLOW', 'other.contractual', 10_000);

	test('a surplus stays with the entity that may not pass it on: the group counts what the entity itself needs', () => {
		const own = [stockSum('1.reserves', 7_000), flowSum('OUTFLOW', 'other.contractual', 4_000)];
		const all = [stockSum('1.reserves', 12_000), outflow];
		expect(computeRatio(bank(all, [])).hqla).toBe(12_000);
		expect(computeRatio(bank(all, [own])).hqla).toBe(9_000);
	});

	test('without a surplus nothing is taken off, and nothing is ever added', () => {
		const own = [stockSum('1.reserves', 3_000), flowSum('OUTFLOW', 'other.contractual', 4_000)];
		expect(computeRatio(bank([stockSum('1.reserves', 12_000), outflow], [own])).hqla).toBe(12_000);
	});

	test('an entity without net outflows brings nothing', () => {
		const own = [stockSum('1.reserves', 3_000)];
		expect(computeRatio(bank([stockSum('1.reserves', 12_000), outflow], [own])).hqla).toBe(9_000);
	});

	test('the best that the limit allows: no way to keep less than the net outflows of the entity gives the group more', () => {
		const amount = fc.integer({ min: 0, max: 12 }).map((units) => units * 100);
		const levels = fc.record({ level1: amount, level2a: amount, level2b: amount });
		const stock = ({ level1, level2a, level2b }: { level1: number; level2a: number; level2b: number }) => [
			stockSum('1.reserves', level1),
			// Twenty units of market value are seventeen after the haircut of level 2A, and two are one after that of level 2B.
			stockSum('2A.corporate', (level2a / 17) * 20),
			stockSum('2B.equity', level2b * 2),
		];
		const whole = levels.map(({ level1, level2a, level2b }) => ({ level1: level1 * 17, level2a: level2a * 17, level2b: level2b * 17 }));
		fc.assert(
			fc.property(whole, whole, amount, (rest, own, units) => {
				const needed = units * 17;
				const flows = [flowSum('OUTFLOW', 'other.contractual', needed)];
				const got = computeRatio(bank([...stock(rest), ...stock(own), ...flows], [[...stock(own), ...flows]])).hqla;
				let best = 0;
				const step = 1_700;
				for (let level1 = 0; level1 <= own.level1; level1 += step)
					for (let level2a = 0; level2a <= own.level2a; level2a += step)
						for (let level2b = 0; level2b <= own.level2b; level2b += step)
							if (level1 + level2a + level2b <= needed)
								best = Math.max(best, computeRatio(bank([...stock(rest), ...stock({ level1, level2a, level2b })], [])).hqla);
				expect(got).toBe(best);
			}),
			{ numRuns: 30 },
		);
	});
});
