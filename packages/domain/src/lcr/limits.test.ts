import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minor } from '../money.ts';
import { headroom, limitState, parseLimits } from './limits.ts';

const limits = parseLimits({ regulatory: '1.00', earlyWarning: '1.10', internal: '1.15' });

describe('the state against the limits', () => {
	test('does not apply without a ratio, and starts anew after that', () => {
		expect(limitState(null, limits, 'BELOW_REGULATORY')).toBe('NOT_APPLICABLE');
		expect(limitState(1.151, limits, 'NOT_APPLICABLE')).toBe('OVER_INTERNAL');
	});

	test.each([
		[1.15, 'OVER_INTERNAL'],
		[1.1499, 'BELOW_INTERNAL'],
		[1.1, 'BELOW_INTERNAL'],
		[1.0999, 'BELOW_EARLY_WARNING'],
		[1, 'BELOW_EARLY_WARNING'],
		[0.9999, 'BELOW_REGULATORY'],
	])('%d is %s: a ratio on a limit has not crossed it', (lcr, state) => {
		expect(limitState(lcr, limits, null)).toBe(state);
	});

	test('worsens at once and recovers half a point above the limit', () => {
		expect(limitState(1.1499, limits, 'OVER_INTERNAL')).toBe('BELOW_INTERNAL');
		expect(limitState(1.1549, limits, 'BELOW_INTERNAL')).toBe('BELOW_INTERNAL');
		expect(limitState(1.1551, limits, 'BELOW_INTERNAL')).toBe('OVER_INTERNAL');
	});

	test('a leap over several limits stops below the one that it is not clear of', () => {
		expect(limitState(1.152, limits, 'BELOW_REGULATORY')).toBe('BELOW_INTERNAL');
		expect(limitState(1.3, limits, 'BELOW_REGULATORY')).toBe('OVER_INTERNAL');
	});

	test('a ratio that trembles within the hysteresis changes state at most once', () => {
		const tremble = fc.array(fc.double({ min: 1.146, max: 1.1549, noNaN: true }), { minLength: 2 });
		fc.assert(
			fc.property(tremble, (ratios) => {
				let state = limitState(1.2, limits, null);
				let changes = 0;
				for (const lcr of ratios) {
					const next = limitState(lcr, limits, state);
					if (next !== state) changes++;
					state = next;
				}
				expect(changes).toBeLessThanOrEqual(1);
			}),
		);
	});
});

describe('the distance to a limit', () => {
	test('in points and in money: what HQLA could go', () => {
		const ratio = { lcr: 1.314, hqla: minor(131_400), netCashOutflows: minor(100_000) };
		const { points, amount } = headroom(ratio, limits.internal);
		expect(points).toBeCloseTo(16.4, 10);
		expect(amount).toBe(16_400);
	});

	test('is negative below the limit', () => {
		expect(headroom({ lcr: 0.9, hqla: minor(90), netCashOutflows: minor(100) }, limits.regulatory).amount).toBe(-10);
	});

	test('has no points without a ratio, and all of the stock as room', () => {
		expect(headroom({ lcr: null, hqla: minor(90), netCashOutflows: minor(0) }, limits.internal)).toEqual({ points: null, amount: 90 });
	});
});
