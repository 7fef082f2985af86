/** Check digits and formats of the identifiers that desks send. Letters are upper case; anything else is not an identifier. */

/** ISO 6166: country, nine characters, Luhn check digit. */
export function isIsin(text: string): boolean {
	return /^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text) && isinCheckDigit(text.slice(0, 11)) === text[11];
}

/** CUSIP: eight characters (letters, digits, `*@#`) and a check digit. */
export function isCusip(text: string): boolean {
	return /^[A-Z0-9*@#]{8}\d$/.test(text) && cusipCheckDigit(text.slice(0, 8)) === text[8];
}

/** ISO 17442: eighteen characters and two check digits (ISO 7064, mod 97-10). */
export function isLei(text: string): boolean {
	return /^[A-Z0-9]{18}\d{2}$/.test(text) && leiCheckDigits(text.slice(0, 18)) === text.slice(18);
}

/** ISO 10383 market identifier: the form only, there is no check digit. */
export function isMic(text: string): boolean {
	return /^[A-Z0-9]{4}$/.test(text);
}

/** ISO 10962: a category, one of its groups, then four attributes (X: not applicable). */
export function isCfi(text: string): boolean {
	if (!/^[A-Z]{6}$/.test(text)) return false;
	return CFI_GROUPS[text.charAt(0)]?.includes(text.charAt(1)) ?? false;
}

/** ISO 10962:2019 (2021 revision): the groups of each category. */
const CFI_GROUPS: Readonly<Record<string, string>> = {
	E: 'SPCFLDYM',
	C: 'IHBESFPM',
	D: 'BCWTYSEGANDM',
	R: 'ASPWFDM',
	O: 'CPM',
	F: 'FC',
	S: 'RTECFM',
	H: 'RTECFM',
	I: 'FT',
	J: 'EFCRT',
	K: 'RTECFYM',
	L: 'LRS',
	T: 'CTRIBDM',
	M: 'CM',
};

/** @throws RangeError when the text is not the first eleven characters of an ISIN. */
export function isinCheckDigit(first11: string): string {
	if (!/^[A-Z]{2}[A-Z0-9]{9}$/.test(first11)) throw new RangeError(`"${first11}" is not the start of an ISIN`);
	let sum = 0;
	let double = true;
	const add = (digit: number) => {
		sum += double ? digitSum(digit * 2) : digit;
		double = !double;
	};
	// A letter is two digits (A = 10); from the right, the first digit and every second one after it are doubled.
	for (let index = first11.length - 1; index >= 0; index--) {
		const value = characterValue(first11, index);
		add(value % 10);
		if (value > 9) add(Math.floor(value / 10));
	}
	return String((10 - (sum % 10)) % 10);
}

/** @throws RangeError when the text is not the first eight characters of a CUSIP. */
export function cusipCheckDigit(first8: string): string {
	if (!/^[A-Z0-9*@#]{8}$/.test(first8)) throw new RangeError(`"${first8}" is not the start of a CUSIP`);
	let sum = 0;
	for (let index = 0; index < first8.length; index++) {
		const value = characterValue(first8, index);
		sum += digitSum(index % 2 === 1 ? value * 2 : value);
	}
	return String((10 - (sum % 10)) % 10);
}

/** @throws RangeError when the text is not the first eighteen characters of an LEI. */
export function leiCheckDigits(first18: string): string {
	if (!/^[A-Z0-9]{18}$/.test(first18)) throw new RangeError(`"${first18}" is not the start of an LEI`);
	let remainder = 0;
	for (let index = 0; index < first18.length; index++) {
		const value = characterValue(first18, index);
		remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
	}
	// The two check digits stand for 00 while they are computed.
	remainder = (remainder * 100) % 97;
	return String(98 - remainder).padStart(2, '0');
}

const ZERO = 48;
const LETTER_A = 65;

/** Digits are themselves, letters 10 to 35, and `*@#` of a CUSIP 36 to 38. */
function characterValue(text: string, index: number): number {
	const code = text.charCodeAt(index);
	if (code >= LETTER_A && code < LETTER_A + 26) return code - LETTER_A + 10;
	const special = '*@#'.indexOf(text.charAt(index));
	return special < 0 ? code - ZERO : 36 + special;
}

function digitSum(value: number): number {
	return Math.floor(value / 10) + (value % 10);
}
