/** The text is not a decimal number, or more precise or larger than its unit can hold. */
export class BadDecimalError extends Error {
	override readonly name = 'BadDecimalError';
	readonly text: string;
	constructor(text: string, reason: string) {
		super(`"${text.slice(0, 40)}" is not a usable number: ${reason}`);
		this.text = text;
	}
}

/**
 * Reads a decimal such as `-1234.50` as a whole number of `10^-places`, exactly. Zeros behind the last place are allowed.
 * @throws BadDecimalError when it is not a decimal, has more places, or leaves the safe integers.
 */
export function parseScaled(text: string, places: number): number {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) throw new BadDecimalError(text, 'expected a decimal such as "1234.50"');
	const [, sign = '', whole = '', decimals = ''] = match;
	const kept = decimals.slice(0, places).padEnd(places, '0');
	if (/[1-9]/.test(decimals.slice(places))) throw new BadDecimalError(text, `expected at most ${places} decimals`);
	const scaled = Number(`${whole}${kept}`);
	if (!Number.isSafeInteger(scaled)) throw new BadDecimalError(text, 'it is too large');
	return sign === '-' && scaled !== 0 ? -scaled : scaled;
}

/** Writes a whole number of `10^-places` as a decimal with exactly that many places. */
export function formatScaled(scaled: number, places: number): string {
	const digits = String(Math.abs(scaled)).padStart(places + 1, '0');
	const sign = scaled < 0 ? '-' : '';
	return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Drops the zeros that end a decimal's fraction: `12.5000` is `12.5`. */
export function trimZeros(decimal: string): string {
	return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
