import { expect, test } from 'vitest';
import { notch, RATINGS, ratedWithin } from './rating.ts';

test('an unrated asset and a rating outside the scale are rated nowhere', () => {
	expect(ratedWithin(null, 'AAA', 'D')).toBe(false);
	expect(ratedWithin('Aa3', 'AAA', 'D')).toBe(false);
	expect(notch('Aa3')).toBeNull();
});

test('a band includes both its ends', () => {
	expect(RATINGS.filter((rating) => ratedWithin(rating, 'A+', 'BBB-'))).toEqual(['A+', 'A', 'A-', 'BBB+', 'BBB', 'BBB-']);
});

test('the scale runs from AAA to D in 22 notches', () => {
	expect(RATINGS).toHaveLength(22);
	expect(notch('AAA')).toBe(0);
	expect(notch('AA-')).toBe(3);
	expect(notch('D')).toBe(21);
});
