import { currency, type Fraction, fraction, type Minor, minor, mulFraction, parseFraction } from '@tideline/domain';

/** Turns amounts of any currency into the reporting currency; null where there is no rate. */
export type Reporting = (amount: number, currencyCode: string) => Minor | null;

/**
 * A converter by the rates that an `lcr` record carries (decimal strings: units of the reporting currency for one unit).
 * For display: each amount is rounded half even to minor units once.
 */
export function createReporting(reportingCurrency: string, fxRates: Readonly<Record<string, string>>): Reporting {
	const factors = new Map<string, Fraction | null>();
	const { exponent } = currency(reportingCurrency);
	function factor(code: string): Fraction | null {
		const known = factors.get(code);
		if (known !== undefined) return known;
		const text = fxRates[code];
		const shift = exponent - currency(code).exponent;
		const rate = text === undefined ? null : parseFraction(text);
		const made = rate && (shift >= 0 ? fraction(rate.num * 10 ** shift, rate.den) : fraction(rate.num, rate.den * 10 ** -shift));
		factors.set(code, made);
		return made;
	}
	return (amount, code) => {
		if (code === reportingCurrency) return minor(amount);
		const rate = factor(code);
		return rate === null ? null : minor(mulFraction(amount, rate));
	};
}
