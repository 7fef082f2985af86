import type { AccountRecord, InstrumentRecord } from './records.ts';

/** A fact in another currency than what it is about: its minor units would count as the account's, and its price as the instrument's. */
export class CurrencyMismatchError extends Error {
	override readonly name = 'CurrencyMismatchError';
	readonly reason = 'INCONSISTENT';
	/** Which field of the record. */
	readonly path = 'currency';
	constructor(about: string, expected: string, found: string) {
		super(`${about} is in ${expected}; the record is in ${found}`);
	}
}

/** Holds a payment or an opening balance against its account; one that is unknown or holds any currency passes. @throws CurrencyMismatchError */
export function checkAccountCurrency(fact: { readonly currency: string }, account: AccountRecord | undefined): void {
	if (account === undefined || account.currency === null || account.currency === fact.currency) return;
	throw new CurrencyMismatchError(`account ${JSON.stringify(account.accountId)}`, account.currency, fact.currency);
}

/** Holds a price against its instrument; one that is unknown passes. @throws CurrencyMismatchError */
export function checkInstrumentCurrency(fact: { readonly currency: string }, instrument: InstrumentRecord | undefined): void {
	if (instrument === undefined || instrument.currency === fact.currency) return;
	throw new CurrencyMismatchError(`instrument ${JSON.stringify(instrument.instrumentId)}`, instrument.currency, fact.currency);
}
