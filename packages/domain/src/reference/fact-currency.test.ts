import { describe, expect, test } from 'vitest';
import { CurrencyMismatchError, checkAccountCurrency, checkInstrumentCurrency } from './fact-currency.ts';
import type { AccountRecord, InstrumentRecord } from './records.ts';

const account = (currency: string | null) => ({ accountId: 'NYC-USD-FED', currency }) as AccountRecord;
const bond = { instrumentId: 'GB00BTD1LT03', currency: 'GBP' } as InstrumentRecord;

function refusal(check: () => void): unknown {
	try {
		check();
	} catch (error) {
		return error;
	}
	return null;
}

describe('the currency of a fact', () => {
	test('is refused when it is not that of its account or instrument, with both of them named', () => {
		const payment = refusal(() => checkAccountCurrency({ currency: 'JPY' }, account('USD')));
		expect(payment).toBeInstanceOf(CurrencyMismatchError);
		expect(payment).toMatchObject({
			reason: 'INCONSISTENT',
			path: 'currency',
			message: 'account "NYC-USD-FED" is in USD; the record is in JPY',
		});
		const price = refusal(() => checkInstrumentCurrency({ currency: 'USD' }, bond));
		expect(price).toMatchObject({ message: 'instrument "GB00BTD1LT03" is in GBP; the record is in USD' });
	});

	test('passes when it is the same', () => {
		expect(refusal(() => checkAccountCurrency({ currency: 'USD' }, account('USD')))).toBeNull();
		expect(refusal(() => checkInstrumentCurrency({ currency: 'GBP' }, bond))).toBeNull();
	});

	test('passes for what is not known yet, and for an account that holds any currency', () => {
		expect(refusal(() => checkAccountCurrency({ currency: 'JPY' }, undefined))).toBeNull();
		expect(refusal(() => checkAccountCurrency({ currency: 'JPY' }, account(null)))).toBeNull();
		expect(refusal(() => checkInstrumentCurrency({ currency: 'JPY' }, undefined))).toBeNull();
	});
});
