import { describe, expect, it } from 'vitest';
import { formatChange, formatCount, formatStock, roundTo } from './number.ts';

describe('figures', () => {
	it('shows a negative stock in parentheses', () => expect(formatStock(-297.31, 1)).toBe('(297.3)'));
	it('groups thousands', () => expect(formatStock(40176.1, 1)).toBe('40,176.1'));
	it('gives no sign to what rounds to zero', () => {
		expect(formatStock(-0.04, 1)).toBe('0.0');
		expect(formatChange(-0.004, 2)).toBe('0.00');
	});
	it('shows a change with a true minus or a plus', () => {
		expect(formatChange(-17.5, 1)).toBe('−17.5');
		expect(formatChange(265.6, 1)).toBe('+265.6');
	});
	it('rounds halves away from zero even where binary fractions lie below them', () => {
		expect(roundTo(1.005, 2)).toBe(1.01);
		expect(roundTo(-2.5, 0)).toBe(-3);
	});
	it('rounds numbers in exponent notation without going astray', () => expect(roundTo(1e-7, 2)).toBe(0));
	it('groups counts', () => expect(formatCount(4318)).toBe('4,318'));
});
