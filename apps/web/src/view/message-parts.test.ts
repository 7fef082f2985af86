import { describe, expect, it } from 'vitest';
import { messageParts } from './message-parts.ts';

const plain = (text: string) =>
	messageParts(text)
		.map((part) => part.text)
		.join('');

describe('parts of a raw message', () => {
	it('show the separator of FIX as a bar and tell tags from values', () => {
		expect(messageParts('8=FIX.4.4\u000135=8\u0001')).toEqual([
			{ kind: 'name', text: '8' },
			{ kind: 'text', text: '=FIX.4.4' },
			{ kind: 'separator', text: '|' },
			{ kind: 'name', text: '35' },
			{ kind: 'text', text: '=8' },
			{ kind: 'separator', text: '|' },
		]);
	});
	it('set off the fields that were asked for', () => {
		expect(messageParts('8=FIX.4.4\u0001167=CS\u0001', ['167']).filter(({ kind }) => kind === 'marked')).toEqual([
			{ kind: 'marked', text: '167=CS' },
		]);
	});
	it('leave JSON as it came, well formed or not', () => {
		for (const text of ['{"a": 1, "b\\"c": "x: y"}', '{"a": ', 'not json', '']) expect(plain(text)).toBe(text);
	});
	it('mark the names of JSON only', () => {
		expect(messageParts('{"a":"b"}').filter(({ kind }) => kind === 'name')).toEqual([{ kind: 'name', text: '"a"' }]);
	});
	it('set off a field of JSON with its value, and leave the text what it was', () => {
		const text = '{"amount": "260.00", "legs": {"rate": 1.2, "amount": -3}, "a": "amount: 1"}';
		expect(messageParts(text, ['amount', 'legs']).filter(({ kind }) => kind === 'marked')).toEqual([
			{ kind: 'marked', text: '"amount": "260.00"' },
			{ kind: 'marked', text: '"amount": -3' },
		]);
		expect(
			messageParts(text, ['amount', 'rate'])
				.map((part) => part.text)
				.join(''),
		).toBe(text);
	});
});
