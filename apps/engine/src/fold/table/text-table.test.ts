import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_TEXT, TextTable } from './text-table.ts';

/** Of any UTF-16 units, halves of characters among them. */
const anyString = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((units) => String.fromCharCode(...units));

describe('a table of strings', () => {
	test('gives each string one number and each number its string, whatever is in it and however many there are', () => {
		fc.assert(
			fc.property(fc.array(anyString, { maxLength: 50 }), (texts) => {
				const table = new TextTable();
				const ids = texts.map((text) => table.id(text));
				expect(ids.map((id) => table.text(id))).toEqual(texts);
				expect(texts.map((text) => table.find(text))).toEqual(ids);
				expect(table.size).toBe(new Set(texts).size);
			}),
			{ numRuns: 50 },
		);
	});

	test('finds what it was given before and after it has grown', () => {
		const table = new TextTable();
		const texts = Array.from({ length: 5_000 }, (_, i) => `LDN|LDN-CUSTODY|I${i}`);
		const ids = texts.map((text) => table.id(text));
		expect(ids).toEqual([...texts.keys()]);
		expect(texts.every((text, i) => table.find(text) === i && table.text(i) === text)).toBe(true);
	});

	test('has no number for a string that it was not given', () => {
		const table = new TextTable();
		table.id('BD-1');
		expect(table.find('BD-2')).toBe(NO_TEXT);
		expect(table.find('')).toBe(NO_TEXT);
	});

	test('refuses a number that it has not given', () => {
		expect(() => new TextTable().text(0)).toThrow(RangeError);
	});

	test('gives a string of any length back', () => {
		const table = new TextTable();
		const long = 'ä€'.repeat(10_000);
		expect(table.text(table.id(long))).toBe(long);
	});
});
