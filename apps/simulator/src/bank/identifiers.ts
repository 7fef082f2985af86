import { cusipCheckDigit, isinCheckDigit } from '@tideline/domain';

/** Countries whose ISINs carry a CUSIP. */
const CUSIP_COUNTRIES = new Set(['US', 'CA']);

/** Identifiers of the `serial`-th instrument: valid check digits, a body that no real issue has been given on purpose. */
export function identifiers(country: string, mnemonic: string, serial: number): { isin: string; cusip: string | null } {
	const number = String(serial).padStart(3, '0');
	if (!CUSIP_COUNTRIES.has(country)) {
		const first11 = `${country}00${mnemonic.slice(0, 4).padEnd(4, 'X')}${number}`;
		return { isin: first11 + isinCheckDigit(first11), cusip: null };
	}
	const first8 = `9${mnemonic.slice(0, 3).padEnd(3, 'X')}${number}${mnemonic.slice(3, 4) || 'A'}`;
	const cusip = first8 + cusipCheckDigit(first8);
	return { isin: country + cusip + isinCheckDigit(country + cusip), cusip };
}
