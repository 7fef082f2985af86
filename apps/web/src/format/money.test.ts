import { describe, expect, it } from 'vitest';
import { formatExact, formatMoney, formatMoneyChange, moneyUnit } from './money.ts';

describe('money', () => {
	it('shows millions with one decimal, negative in parentheses', () => {
		expect(formatMoney(4_017_612_345_678, 'USD', 'm')).toBe('40,176.1');
		expect(formatMoney(-29_731_000_000, 'USD', 'm')).toBe('(297.3)');
	});
	it('shows yen without decimals, which have no minor unit', () => expect(formatMoney(38_210_400_000, 'JPY', 'm')).toBe('38,210'));
	it('shows thousands and units without decimals', () => {
		expect(formatMoney(123_456_789, 'USD', 'k')).toBe('1,235');
		expect(formatMoney(123_456_789, 'USD', '1')).toBe('1,234,568');
	});
	it('shows changes with their sign', () => expect(formatMoneyChange(-1_750_000_000, 'SGD', 'm')).toBe('−17.5'));
	it('gives every minor unit for hover', () => {
		expect(formatExact(4_017_612_345_678, 'USD')).toBe('USD 40,176,123,456.78');
		expect(formatExact(-5, 'JPY')).toBe('JPY (5)');
	});
	it('names the unit', () => {
		expect(moneyUnit('USD', 'm')).toBe('USD m');
		expect(moneyUnit('USD', '1')).toBe('USD');
	});
});
