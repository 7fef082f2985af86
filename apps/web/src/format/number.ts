/** The product speaks British English; every figure is formatted for it. */
export const LOCALE = 'en-GB';
const MINUS = '−';

const formats = new Map<number, Intl.NumberFormat>();

/** Grouped digits with exactly `decimals` places; the sign is the caller's business. */
function formatMagnitude(value: number, decimals: number): string {
	let format = formats.get(decimals);
	if (!format) {
		format = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
		formats.set(decimals, format);
	}
	return format.format(Math.abs(value));
}

/** A count: `4,318`. */
export function formatCount(count: number): string {
	return formatMagnitude(count, 0);
}

/** Rounds half away from zero to `decimals` places, so that two shown figures can be subtracted. */
export function roundTo(value: number, decimals: number): number {
	const digits = String(Math.abs(value));
	// Shifting the decimal point in the text keeps 1.005 at its half; very small and very large values come with an exponent already.
	const scaled = digits.includes('e') ? Math.abs(value) * 10 ** decimals : Number(`${digits}e${decimals}`);
	return (Math.sign(value) * Math.round(scaled)) / 10 ** decimals;
}

/** A stock or flow: negative in parentheses, `(297.3)`; what rounds to zero has no sign. */
export function formatStock(value: number, decimals: number): string {
	const rounded = roundTo(value, decimals);
	const digits = formatMagnitude(rounded, decimals);
	return rounded < 0 ? `(${digits})` : digits;
}

/** A change: a true minus or plus, `−17.5`, `+265.6`; zero as `0.0`. */
export function formatChange(value: number, decimals: number): string {
	const rounded = roundTo(value, decimals);
	const digits = formatMagnitude(rounded, decimals);
	if (rounded === 0) return digits;
	return `${rounded < 0 ? MINUS : '+'}${digits}`;
}
