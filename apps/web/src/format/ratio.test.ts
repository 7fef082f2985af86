import { describe, expect, it } from 'vitest';
import { formatPercent, formatPoints, pointsBetween } from './ratio.ts';

describe('ratios', () => {
	it('says n/a when there is no net outflow', () => expect(formatPercent(null)).toBe('n/a'));
	it('shows one decimal, two in tables', () => {
		expect(formatPercent(1.31403)).toBe('131.4');
		expect(formatPercent(1.31403, 2)).toBe('131.40');
	});
	it('subtracts what is shown, so that the reader can check it', () => {
		expect(pointsBetween(1.28824, 1.31404)).toBe(2.58);
		expect(pointsBetween(null, 1.3)).toBeNull();
		expect(formatPoints(2.58)).toBe('+2.58');
	});
});
