import { CURRENCY_TABLE } from './currency-table.ts';

/** A currency of ISO 4217. */
export interface Currency {
	readonly code: string;
	/** Decimals of the major unit: 2 for USD, 0 for JPY, 3 for KWD. */
	readonly exponent: number;
	readonly name: string;
}

/** The code is not an active ISO 4217 currency with a minor unit. */
export class UnknownCurrencyError extends Error {
	override readonly name = 'UnknownCurrencyError';
	readonly code: string;
	constructor(code: string) {
		super(`"${code.slice(0, 20)}" is not an active ISO 4217 currency`);
		this.code = code;
	}
}

/** Every active currency by code. */
export const CURRENCIES: ReadonlyMap<string, Currency> = new Map(
	CURRENCY_TABLE.map(([code, exponent, name]) => [code, { code, exponent, name }]),
);

/** @throws UnknownCurrencyError when the code is not in the table. */
export function currency(code: string): Currency {
	const found = CURRENCIES.get(code);
	if (!found) throw new UnknownCurrencyError(code);
	return found;
}

/** Whether the code is an active currency. */
export function isCurrency(code: string): boolean {
	return CURRENCIES.has(code);
}
