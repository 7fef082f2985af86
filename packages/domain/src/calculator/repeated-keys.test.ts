import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedKeys } from './repeated-keys.ts';

const lines = (text: string) => repeatedKeys(text).map((problem) => `${problem.path}: ${problem.text}`);

test.each([
	['in the document', '{"a": 1, "a": 2}', ['a: is there twice, both on line 1']],
	['on lines of their own', '{\n"a": 1,\n"b": 2,\n"a": 3}', ['a: is there twice, on lines 2 and 4']],
	[
		'in an entry of a list',
		'{"stock": [{"id": "s"}, {"id": "t",\n"level": "1", "id": "u"}]}',
		['stock[1].id: is there twice, on lines 1 and 2'],
	],
	[
		'in an object of an entry',
		'{"secured": [{"given": {"level": "1", "level": "2A"}}]}',
		['secured[0].given.level: is there twice, both on line 1'],
	],
	['written otherwise', '{"a": 1, "\\u0061": 2}', ['a: is there twice, both on line 1']],
	['three times', '{"a": 1,\n"a": 2,\n"a": 3}', ['a: is there twice, on lines 1 and 2', 'a: is there twice, on lines 2 and 3']],
	['whose value is an object', '{"fxRates": {"EUR": "1"}, "fxRates": {"EUR": "2"}}', ['fxRates: is there twice, both on line 1']],
])('a key that stands twice is named: %s', (_, text, expected) => {
	expect(lines(text)).toEqual(expected);
});

test.each([
	['the same key in two objects', '{"a": {"id": 1}, "b": {"id": 2}, "c": [{"id": 3}, {"id": 4}]}'],
	['a value that is a text as a key is', '{"a": "b", "b": "a", "c": ["a", "a"]}'],
	['marks and escapes within texts', '{"a": "{\\"a\\": [,", "b": "\\\\", "c": "}"}'],
	['a text alone', '"a"'],
])('nothing is said of %s', (_, text) => {
	expect(lines(text)).toEqual([]);
});

test('however deep, wide or long a document is, what is said of it stays short, and soon', () => {
	const deep = 100_000;
	const nested = `${'{"a":'.repeat(deep)}{${'"b":1,'.repeat(deep)}"b":1}${'}'.repeat(deep)}`;
	const problems = repeatedKeys(nested);
	expect(problems).toHaveLength(20);
	expect(problems[0]?.path).toMatch(/^…a(\.a){10}\.b$/);
	const long = `"${'k'.repeat(10_000)}"`;
	expect(repeatedKeys(`{${long}: 1, ${long}: 2}`)[0]?.path).toHaveLength(100);
});

test('nothing is said of what JSON itself has written', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 2 }), (value, indent) => lines(JSON.stringify(value, null, indent)).length === 0),
	);
});
