import { describe, expect, it } from 'vitest';
import { axisAmount } from './cash-day-option.ts';

describe('an amount on the axis of an account', () => {
	it('is in parentheses when the account is overdrawn', () => expect(axisAmount(-20)).toBe('(20)'));
	it('has the decimals that the step of the axis needs', () =>
		expect([0, 0.5, -0.25, 1500].map(axisAmount)).toEqual(['0', '0.5', '(0.25)', '1,500']));
});
