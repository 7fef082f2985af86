import { describe, expect, test } from 'vitest';
import { type BookInput, createBook } from '../fold/index.ts';
import { OPENED, referenceInputs } from '../fold/reference.fixture.ts';
import { describeInput } from './activity-text.ts';

const book = createBook();
for (const input of referenceInputs()) book.apply(input);
const textOf = (input: BookInput): string => describeInput(input, 'LDN', book).text;

describe('the words of the activity list', () => {
	test('name what is unknown by its id', () => {
		const price: BookInput = { kind: 'price', instrumentId: 'UNKNOWN', price: 99_500_000 as never, at: OPENED };
		expect(textOf(price)).toBe('LDN UNKNOWN price 99.5');
		expect(describeInput(price, 'GROUP', book).text).toBe('Group UNKNOWN price 99.5');
	});

	test('say that a figure was withdrawn', () => {
		expect(textOf({ kind: 'price-gone', instrumentId: 'UNKNOWN' })).toBe('LDN UNKNOWN price withdrawn');
		expect(textOf({ kind: 'fx-gone', currency: 'EUR' })).toBe('EUR rate withdrawn');
		expect(textOf({ kind: 'balance-gone', balanceId: 'B1' })).toBe('LDN balance B1 withdrawn');
	});

	test('tell a rate in US dollars for one unit', () => {
		expect(textOf({ kind: 'fx', currency: 'EUR', usd: '1.1', at: OPENED })).toBe('EUR at 1.1 US dollars');
	});

	test('tell an override by its target and what became of it', () => {
		const event = { overrideId: 'O1', kind: 'EXPIRED', at: OPENED, proposal: null } as never;
		expect(textOf({ kind: 'override', event })).toBe('Override expired');
	});
});
