import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cusipCheckDigit, isCfi, isCusip, isIsin, isinCheckDigit, isLei, isMic, leiCheckDigits } from './identifiers.ts';

const alphanumeric = (length: number) =>
	fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: length, maxLength: length });
const country = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 2, maxLength: 2 });

describe('identifiers', () => {
	it.each(['', 'US037833100', 'US03783310055', 'US0378331006', 'us0378331005', 'U10378331005', 'US0378331O05'])('%j is no ISIN', (text) => {
		expect(isIsin(text)).toBe(false);
	});

	it.each(['', '03783310', '037833101', '0378331000', '03783310a'])('%j is no CUSIP', (text) => {
		expect(isCusip(text)).toBe(false);
	});

	it.each(['', '5493001KJTIIGC8Y1R13', '5493001KJTIIGC8Y1R1', '5493001kjtiigc8y1r12'])('%j is no LEI', (text) => {
		expect(isLei(text)).toBe(false);
	});

	it.each(['', 'ESVUF', 'esvufr', 'EXVUFR', 'ZSVUFR', 'ESVUFR1'])('%j is no CFI code', (text) => {
		expect(isCfi(text)).toBe(false);
	});

	it('check digits are asked for the right length only', () => {
		expect(() => isinCheckDigit('US03783310')).toThrow(RangeError);
		expect(() => cusipCheckDigit('0378331')).toThrow(RangeError);
		expect(() => leiCheckDigits('5493001KJTIIGC8Y1')).toThrow(RangeError);
	});

	it('knows real ones', () => {
		for (const isin of ['US0378331005', 'GB0002634946', 'DE0001102580', 'AU0000XVGZA3', 'US38259P5089']) expect(isIsin(isin)).toBe(true);
		for (const cusip of ['037833100', '17275R102', '38259P508', '68389X105']) expect(isCusip(cusip)).toBe(true);
		for (const lei of ['5493001KJTIIGC8Y1R12', 'HWUPKR0MPOU8FGXBT394', '529900T8BM49AURSDO55']) expect(isLei(lei)).toBe(true);
		for (const cfi of ['ESVUFR', 'DBFTFB', 'FCEPSX', 'MCMXXX']) expect(isCfi(cfi)).toBe(true);
		for (const mic of ['XLON', 'XNYS', '360T']) expect(isMic(mic)).toBe(true);
		expect(isMic('XLO')).toBe(false);
	});

	it('accepts its own check digits and no other', () => {
		fc.assert(
			fc.property(country, alphanumeric(9), fc.integer({ min: 1, max: 9 }), (prefix, body, off) => {
				const digit = isinCheckDigit(`${prefix}${body}`);
				expect(isIsin(`${prefix}${body}${digit}`)).toBe(true);
				expect(isIsin(`${prefix}${body}${(Number(digit) + off) % 10}`)).toBe(false);
			}),
		);
		fc.assert(
			fc.property(alphanumeric(8), fc.integer({ min: 1, max: 9 }), (body, off) => {
				const digit = cusipCheckDigit(body);
				expect(isCusip(`${body}${digit}`)).toBe(true);
				expect(isCusip(`${body}${(Number(digit) + off) % 10}`)).toBe(false);
			}),
		);
		fc.assert(
			fc.property(alphanumeric(18), (body) => {
				expect(isLei(`${body}${leiCheckDigits(body)}`)).toBe(true);
			}),
		);
	});

	it('finds every digit and every letter of an LEI that is taken for another', () => {
		fc.assert(
			fc.property(alphanumeric(18), fc.nat(17), alphanumeric(1), (body, at, other) => {
				fc.pre(body[at] !== other && /\d/.test(body.charAt(at)) === /\d/.test(other));
				expect(isLei(`${body.slice(0, at)}${other}${body.slice(at + 1)}${leiCheckDigits(body)}`)).toBe(false);
			}),
		);
	});
});
