import { describe, expect, test } from 'vitest';
import { type BookInput, createBook } from '../fold/index.ts';
import { OPENED, referenceInputs } from '../fold/reference.fixture.ts';
import { describeInput } from './activity-text.ts';

const book = createBook();
for (const input of referenceInputs()) book.apply(input);
const textOf = (input: BookInput): string => describeInput(input, 'LDN', book).text;

describe('the words of the activity list', () => {
	test('name what is unknown by its id', () => {
		const price: BookInput = { kind: 'price', instrumentId: 'UNKNOWN', price: 99_500_000 as never, currency: 'GBP', at: OPENED };
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

	test('tell a balance by what it is and what it is now, not by its key', () => {
		const of = (balance: object) => textOf({ kind: 'balance', balance: { entityId: 'LDN', balanceId: 'B1', ...balance } } as never);
		expect(of({ kind: 'DEPOSIT', category: 'Funds and insurers', amount: 123_456_700, currency: 'GBP' })).toBe(
			'LDN deposits now 1,234,567.00 GBP, Funds and insurers',
		);
		expect(of({ kind: 'FLOW', category: 'Downgrade triggers', amount: 5_000, currency: 'JPY' })).toBe(
			'LDN flow now 5,000 JPY, Downgrade triggers',
		);
		expect(of({ kind: 'OPENING_SECURITY', instrumentId: 'UNKNOWN' })).toBe('LDN opening of UNKNOWN');
	});

	test('tell an override by its target and what became of it', () => {
		const override = (event: object) => textOf({ kind: 'override', event: { overrideId: 'O1', at: OPENED, ...event } as never });
		expect(override({ kind: 'EXPIRED', proposal: null })).toBe('Override expired');
		expect(override({ kind: 'SUBMITTED', proposal: { targetKind: 'ISSUER', targetId: 'X1' } })).toBe('Override of issuer X1 submitted');
		const name = book.instrument('I0')?.name;
		expect(name).toBeDefined();
		expect(override({ kind: 'SUBMITTED', proposal: { targetKind: 'INSTRUMENT', targetId: 'I0' } })).toBe(`Override of ${name} submitted`);
	});
});
