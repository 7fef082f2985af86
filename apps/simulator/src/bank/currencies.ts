/** US dollars for one unit when the day opens. */
export const OPENING_RATES: Readonly<Record<string, number>> = { USD: 1, GBP: 1.265, EUR: 1.082, SGD: 0.74, JPY: 0.00655, CHF: 1.134 };
export const CURRENCIES = Object.keys(OPENING_RATES);

/** @throws RangeError for a currency that the bank does not deal in. */
export function openingRate(currency: string): number {
	const rate = OPENING_RATES[currency];
	if (rate === undefined) throw new RangeError(`the simulated bank does not deal in ${currency}`);
	return rate;
}
