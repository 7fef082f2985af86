import { expect, it } from 'vitest';
import { causeWords } from './cause-words.ts';

const rates = (...currencies: string[]) => currencies.map((currency) => ({ currency, before: '1.31637', after: '1.312' }));
const fx = { group: 'FX_RATE', code: 'RATE', subject: '' } as const;

it('names the rate that moved, or the currencies of several', () => {
	expect(causeWords({ ...fx, rates: rates('GBP') })).toBe('FX: GBP/USD 1.3164 → 1.3120');
	expect(causeWords({ ...fx, rates: rates('GBP', 'EUR', 'SGD') })).toBe('FX: GBP, EUR, SGD');
	expect(causeWords({ ...fx, rates: rates('GBP', 'EUR', 'SGD', 'JPY', 'CHF') })).toBe('FX: GBP, EUR, SGD and 2 more');
	expect(causeWords({ ...fx, rates: [] })).toBe('FX rates');
});

it('cuts the id of an override as every list does', () => {
	const override = { group: 'OVERRIDE' as const, code: 'EXPIRED' as const, subject: 'OV-ac6f4db7-0e1c-4c55', rates: [] };
	expect(causeWords(override)).toBe('Override OV-ac6f4db7 expired');
});
