import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageFields, withField, withValue } from './message-fields.ts';

const JSON_TEXT = '{"id":"B-1","qty":25, "collateral":{"isin":"XS\\"1","ok":true},"legs":[{"ccy":"GBP"},{"ccy":"USD"}],"tags":["a","b"]}';
const FIX_TEXT = '8=FIX.4.4\u00019=12\u000135=8\u0001448=A\u0001448=B\u000110=128\u0001';
const values = (text: string) => Object.fromEntries(messageFields(text).map(({ path, value }) => [path, value]));
const field = (text: string, path: string) => {
	const found = messageFields(text).find((candidate) => candidate.path === path);
	if (!found) throw new Error(`no field ${path}`);
	return found;
};

describe('messageFields', () => {
	it('finds the values of a JSON message by path', () => {
		expect(values(JSON_TEXT)).toEqual({
			id: 'B-1',
			qty: '25',
			'collateral.isin': 'XS"1',
			'collateral.ok': 'true',
			'legs[0].ccy': 'GBP',
			'legs[1].ccy': 'USD',
			'tags[0]': 'a',
			'tags[1]': 'b',
		});
	});
	it('finds the values of a FIX message by tag, a repeated one by its turn', () => {
		expect(values(FIX_TEXT)).toEqual({ 8: 'FIX.4.4', 9: '12', 35: '8', 448: 'A', '448 (2)': 'B', 10: '128' });
	});
	it('reads a broken message as far as it goes, and never fails', () => {
		expect(values('{"id":"B-1","isin":')).toEqual({ id: 'B-1' });
		fc.assert(
			fc.property(fc.string(), (text) => {
				for (const { from, to } of messageFields(text)) expect(to).toBeGreaterThanOrEqual(from);
			}),
		);
	});
});

describe('withValue', () => {
	it('changes one value and nothing else', () => {
		const changed = withValue(JSON_TEXT, field(JSON_TEXT, 'legs[1].ccy'), 'JPY');
		expect(changed).toBe(JSON_TEXT.replace('USD', 'JPY'));
		expect(withValue(FIX_TEXT, field(FIX_TEXT, '448 (2)'), 'C')).toBe(FIX_TEXT.replace('448=B', '448=C'));
	});
	it('keeps text text and numbers numbers, and escapes what would break the message', () => {
		expect(withValue('{"a":"1"}', field('{"a":"1"}', 'a'), '2"')).toBe('{"a":"2\\""}');
		expect(withValue('{"a":1}', field('{"a":1}', 'a'), '-2.5')).toBe('{"a":-2.5}');
		expect(withValue('{"a":1}', field('{"a":1}', 'a'), 'two')).toBe('{"a":"two"}');
		expect(withValue(FIX_TEXT, field(FIX_TEXT, '35'), '8\u000155=X')).toContain('35=855=X\u0001');
	});
	it('whatever is typed can be read again', () => {
		fc.assert(
			fc.property(fc.string(), (typed) => {
				const changed = withValue(JSON_TEXT, field(JSON_TEXT, 'collateral.isin'), typed);
				expect(JSON.parse(changed).collateral.isin).toBe(typed);
			}),
		);
	});
});

describe('withField', () => {
	it('adds what is missing where it belongs', () => {
		expect(JSON.parse(withField(JSON_TEXT, 'collateral.account', 'C-1')).collateral).toEqual({ isin: 'XS"1', ok: true, account: 'C-1' });
		expect(JSON.parse(withField('{"a":1}', 'b', 'x'))).toEqual({ a: 1, b: 'x' });
		expect(withField(FIX_TEXT, '55', 'ABC')).toBe(FIX_TEXT.replace('10=', '55=ABC\u000110='));
	});
	it('leaves a message alone that has no such place', () => expect(withField('{', 'a.b', 'x')).toBe('{'));
});
