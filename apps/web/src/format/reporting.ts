import { convertMinor, type Minor, minor, parseFxRates } from '@tideline/domain';

/** Turns amounts of any currency into the reporting currency; null where there is no rate. */
export type Reporting = (amount: number, currencyCode: string) => Minor | null;

/**
 * A converter by the rates that an `lcr` record carries (decimal strings: units of the reporting currency for one unit).
 * For display: each amount is rounded half even to minor units once.
 */
export function createReporting(reportingCurrency: string, fxRates: Readonly<Record<string, string>>): Reporting {
	const rates = parseFxRates(fxRates);
	return (amount, code) => {
		if (code === reportingCurrency) return minor(amount);
		const rate = rates.get(code);
		return rate === undefined ? null : convertMinor(minor(amount), code, reportingCurrency, rate);
	};
}
