import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion, apportionRounded } from './apportion.ts';

const sumOf = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

describe('apportion', () => {
	test('gives nothing to no parts', () => {
		expect(apportion(0n, [], 10n)).toEqual([]);
	});

	test('gives what is missing to the largest remainders, the first of equals', () => {
		expect(apportion(10n, [33n, 33n, 34n], 10n)).toEqual([3n, 3n, 4n]);
		expect(apportion(2n, [5n, 5n, 10n], 10n)).toEqual([1n, 0n, 1n]);
	});

	test('leaves whole parts as they are, zero and negative ones too', () => {
		expect(apportion(4n, [0n, 25n, 20n, -5n], 10n)).toEqual([0n, 3n, 2n, -1n]);
	});

	test('shares out a total that is off by more than rounding, however far, in whole rounds', () => {
		expect(apportion(12n, [33n, 33n, 34n], 10n)).toEqual([4n, 4n, 4n]);
		expect(apportion(5n, [33n, 33n, 34n], 10n)).toEqual([2n, 1n, 2n]);
		const far = 10n ** 30n;
		expect(apportion(far, [1n, 2n], 10n)).toEqual([far / 2n, far / 2n]);
		expect(apportion(-far, [1n, 2n, 3n], 10n).reduce((sum, part) => sum + part, 0n)).toBe(-far);
	});

	test('parts add up to the total and each is a neighbour of its exact value', () => {
		const parts = fc.array(fc.bigInt({ min: -1_000n, max: 1_000n }), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(parts, fc.bigInt({ min: 1n, max: 50n }), (exact, perWhole) => {
				const whole = apportionRounded(exact, perWhole);
				const total = sumOf(exact);
				expect(2n * (sumOf(whole) * perWhole - total) <= perWhole && 2n * (total - sumOf(whole) * perWhole) <= perWhole).toBe(true);
				for (const [index, part] of exact.entries()) {
					const off = (whole[index] ?? 0n) * perWhole - part;
					expect(off < perWhole && off > -perWhole).toBe(true);
				}
			}),
		);
	});
});
