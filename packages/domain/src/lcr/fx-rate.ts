import { currency } from '../currency.ts';
import { type Fraction, fraction, parseFraction } from '../fraction.ts';
import { type Minor, minor } from '../money.ts';
import { divideHalfEven } from './big-math.ts';

/** Units of the reporting currency for one unit of another, exact. */
export type FxRate = Fraction;

/** Digits that a cross rate is rounded to, so that the record of a ratio carries the very rate that made it. */
const SIGNIFICANT_DIGITS = 12;
const MAX_DECIMALS = 15;

/** A sum stands in a currency that has no rate yet. */
export class MissingFxRateError extends Error {
	override readonly name = 'MissingFxRateError';
	readonly currency: string;

	constructor(currency: string, reportingCurrency: string) {
		super(`no rate from ${currency} to ${reportingCurrency}`);
		this.currency = currency;
	}
}

/** Reads the rates that an `lcr` record carries. @throws BadDecimalError when one is not a decimal. */
export function parseFxRates(rates: Readonly<Record<string, string>>): Map<string, FxRate> {
	return new Map(Object.entries(rates).map(([currency, rate]) => [currency, parseFraction(rate)]));
}

/**
 * The rate between two currencies from their prices in US dollars, rounded half even to 12 significant digits, 15 decimals at most.
 * @throws RangeError when a price is zero.
 */
export function crossRate(usdOfOne: Fraction, usdOfReporting: Fraction): FxRate {
	if (usdOfOne.num <= 0 || usdOfReporting.num <= 0) throw new RangeError('a currency needs a price above zero');
	const num = BigInt(usdOfOne.num) * BigInt(usdOfReporting.den);
	const den = BigInt(usdOfOne.den) * BigInt(usdOfReporting.num);
	const wholeDigits = num >= den ? (num / den).toString().length : 0;
	const decimals = Math.max(0, Math.min(MAX_DECIMALS, SIGNIFICANT_DIGITS - wholeDigits + (num < den ? leadingZeros(num, den) : 0)));
	const scale = 10n ** BigInt(decimals);
	return fraction(Number(divideHalfEven(num * scale, den)), Number(scale));
}

/** An amount in minor units of another currency, rounded half even. @throws RangeError past the safe integers. */
export function convertMinor(amount: Minor, from: string, to: string, { num, den }: FxRate): Minor {
	const places = BigInt(currency(to).exponent - currency(from).exponent);
	const up = places > 0n ? 10n ** places : 1n;
	const down = places < 0n ? 10n ** -places : 1n;
	return minor(Number(divideHalfEven(BigInt(amount) * BigInt(num) * up, BigInt(den) * down)));
}

/** Zeros between the point and the first digit of a fraction below one. */
function leadingZeros(num: bigint, den: bigint): number {
	let zeros = 0;
	for (let scaled = num * 10n; scaled < den && zeros < MAX_DECIMALS; scaled *= 10n) zeros++;
	return zeros;
}
