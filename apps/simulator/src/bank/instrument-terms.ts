import type { InstrumentRecord } from '@tideline/domain';

/** An instrument with its class, its price when the day opens, and how far prices stray from it. */
export interface BankInstrument {
	readonly record: InstrumentRecord;
	/** `InstrumentClass.id`, `misbooked` or `commodity`. */
	readonly classId: string;
	readonly price: number;
	/** Standard deviation of the price around its opening, as a share. */
	readonly spread: number;
}

const HOME_CURRENCY: Readonly<Record<string, string>> = { GB: 'GBP', US: 'USD', SG: 'SGD', JP: 'JPY', CH: 'CHF' };
const EXCHANGES: Readonly<Record<string, string>> = {
	GB: 'XLON',
	US: 'XNYS',
	SG: 'XSES',
	DE: 'XETR',
	FR: 'XPAR',
	CH: 'XSWX',
	JP: 'XTKS',
};
const EURO_COUNTRIES = new Set(['DE', 'FR', 'ES', 'PT', 'IT', 'NL', 'LU']);
/** Currency in which issuers of a country borrow and list their shares. */
export const currencyOf = (country: string): string => HOME_CURRENCY[country] ?? (EURO_COUNTRIES.has(country) ? 'EUR' : 'USD');

/** MIC of a country's exchange. */
export const exchangeOf = (country: string): string | undefined => EXCHANGES[country];

/** What most instruments have in common. */
export const PLAIN = {
	symbol: null,
	cfiCode: 'DBFUFR',
	exchange: null,
	centrallyCleared: false,
	majorIndex: false,
	loanToValue: null,
	fullRecourse: null,
	senior: true,
	plainVanilla: true,
	riskWeight: null,
} as const;

/** A price as exchanges and dealers quote it. */
export function roundedTo(value: number, decimals: number): number {
	return Number(value.toFixed(decimals));
}
