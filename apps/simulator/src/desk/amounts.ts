import { currency } from '@tideline/domain';

const EXPONENTS = new Map<string, number>();

function exponent(code: string): number {
	const known = EXPONENTS.get(code);
	if (known !== undefined) return known;
	const found = currency(code).exponent;
	EXPONENTS.set(code, found);
	return found;
}

/** Major units rounded to the decimals of the currency, so that message and payment carry the same number. */
export function rounded(major: number, code: string): number {
	const unit = 10 ** exponent(code);
	return Math.round(major * unit) / unit;
}

/** Decimal text with the decimals of the currency. */
export function decimalText(major: number, code: string): string {
	return major.toFixed(exponent(code));
}

/** A size that a dealer would say: two significant digits, at least `lot`. */
export function dealerSize(value: number, lot: number): number {
	const step = Math.max(lot, 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 1));
	return Math.max(lot, Math.round(value / step) * step);
}
