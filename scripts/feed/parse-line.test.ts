import { describe, expect, it } from 'vitest';
import { BadLineError, parseLine } from './parse-line.ts';

const read = (line: string, topic: 'ems.equity' | 'ems.commodity' | null = null) => {
	const record = parseLine(line, topic);
	return record && { topic: record.topic, key: record.key, value: record.value && Buffer.from(record.value).toString() };
};

describe('a line that is not an input record', () => {
	it.each([
		['hello', /neither JSON nor FIX/],
		['{"topic":"oms.fx"', /neither JSON nor FIX/],
		['[]', /expected \{"topic", "key", "value"\}/],
		['{"topic":"oms.fx"}', /value/],
		['{"topic":"oms.fx","value":{},"partition":1}', /partition/],
		['{"topic":"positions","value":{}}', /"positions" is not an input topic/],
		['{"topic":"market.fx","value":{"currency":"EUR","usd":-1,"at":"2026-11-20T00:00:00Z"}}', /market.fx: usd/],
		['{"topic":"market.fx","key":"GBP","value":{"currency":"EUR","usd":"1.1","at":"2026-11-20T00:00:00Z"}}', /the key "GBP" differs/],
		['{"topic":"payments","key":"P1","value":null}', /cannot be deleted/],
		['{"topic":"reference.accounts","value":null}', /needs a key/],
	])('%s', (line, message) => {
		expect(() => parseLine(line, null)).toThrow(BadLineError);
		expect(() => parseLine(line, null)).toThrow(message);
	});
});

describe('a line that is one', () => {
	it('what is nested without end is a bad line, not a crash', () => {
		const deep = `{"topic":"oms.fx","value":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
		expect(() => parseLine(deep, null)).toThrow(BadLineError);
	});

	it('empty lines and comments are nothing', () => {
		expect([read(''), read('  '), read('# openings')]).toEqual([null, null, null]);
	});

	it('an object keeps its source text to the last zero', () => {
		const value = '{"amount": 10000000.10, "note": "a \\"}, b", "legs":[{"x":1}]}';
		expect(read(`{ "key":"FX-1", "value" : ${value} , "topic":"oms.fx"}`)).toEqual({ topic: 'oms.fx', key: 'FX-1', value });
	});

	it('a text is the message itself, broken or not', () => {
		expect(read('{"topic":"oms.fx","value":"{\\"dealId\\":"}')).toEqual({ topic: 'oms.fx', key: null, value: '{"dealId":' });
	});

	it('facts and reference data take their key from the value', () => {
		const value = '{"currency":"EUR","usd":"1.1050","at":"2026-11-20T08:00:00Z"}';
		expect(read(`{"topic":"market.fx","value":${value}}`)).toEqual({ topic: 'market.fx', key: 'EUR', value });
	});

	it('a null value deletes', () => {
		expect(read('{"topic":"reference.accounts","key":"A","value":null}')).toEqual({ topic: 'reference.accounts', key: 'A', value: null });
	});

	it.each([
		['35=8|167=CS|461=ESVUFR|17=E1', null, 'ems.equity', 'E1'],
		['35=8|167=FUT|17=E1', null, 'ems.commodity', 'E1'],
		['35=8|461=ITJXXX|17=E2|19=E1', null, 'ems.commodity', 'E1'],
		['35=8|167=CS', 'ems.commodity', 'ems.commodity', null],
	] as const)('raw FIX %s (--topic %s) goes to %s', (body, option, topic, key) => {
		const expected = { topic, key, value: `8=FIX.4.4\x01${body.replaceAll('|', '\x01')}\x01` };
		expect(read(`8=FIX.4.4|${body}|`, option)).toEqual(expected);
		expect(read(`8=FIX.4.4\x01${body.replaceAll('|', '\x01')}\x01\r`, option)).toEqual(expected);
	});
});
