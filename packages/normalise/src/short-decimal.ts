/** Digits that surely fit a safe integer. */
const SHORT_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: SHORT_DIGITS + 1 }, (_, exponent) => 10 ** exponent);
/** Says that the text is another one than the common case. */
export const NOT_SHORT = -1;

/**
 * The common case of a number in one pass: an unsigned decimal of few digits, as a whole number of `10^-places`. `NOT_SHORT` for every other
 * text, which the exact reader judges.
 */
export function shortDecimal(text: string, places: number): number {
	let value = 0;
	let decimals = -1;
	if (text.length === 0 || text.length + places > SHORT_DIGITS) return NOT_SHORT;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code >= 0x30 && code <= 0x39) {
			value = value * 10 + (code - 0x30);
			if (decimals >= 0) decimals++;
		} else if (code === 0x2e && decimals < 0 && index > 0) decimals = 0;
		else return NOT_SHORT;
	}
	if (decimals === 0 || decimals > places) return NOT_SHORT;
	return value * (POWERS_OF_TEN[places - Math.max(decimals, 0)] ?? Number.NaN);
}
