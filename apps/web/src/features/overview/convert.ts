import { currency as currencyOf } from '@tideline/domain';

/** A rough conversion of minor units into the reporting currency, good enough to rank; never shown as an exact figure. */
export function convertWith(fxRates: Readonly<Record<string, string>>, reporting: string): (amount: number, currency: string) => number {
	return (amount, code) => {
		const rate = code === reporting ? 1 : Number(fxRates[code] ?? 0);
		return (amount / 10 ** currencyOf(code).exponent) * rate;
	};
}
