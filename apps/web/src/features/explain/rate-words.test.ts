import { expect, it } from 'vitest';
import { rateWords } from './rate-words.ts';

it.each([
	['0.4', '40 %'],
	['0.025', '2.5 %'],
	['1', '100 %'],
	['0', '0 %'],
	['15/85', '15/85'],
])('a rate of %s is read as %s', (rate, words) => {
	expect(rateWords(rate)).toBe(words);
});
