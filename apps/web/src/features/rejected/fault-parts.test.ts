import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultParts, faultSpan } from './fault-parts.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;
const marked = (text: string, position: number) => {
	const span = faultSpan(text, position);
	return span && text.slice(span.from, span.to);
};

describe('faultSpan', () => {
	it('marks the whole value that begins there', () => {
		const json = '{"isin": "XS2987410034", "qty": 25.5}';
		expect(marked(json, json.indexOf('"XS'))).toBe('"XS2987410034"');
		expect(marked(json, json.indexOf('25'))).toBe('25.5');
		expect(marked(json, json.indexOf('}'))).toBe('}');
		const fix = '8=FIX.4.4\u000155=MRDN\u000110=128\u0001';
		expect(marked(fix, fix.indexOf('128'))).toBe('128');
	});
	it('counts bytes, not characters', () => {
		const json = '{"name": "Zürich €", "isin": "X"}';
		expect(marked(json, bytes(json.slice(0, json.indexOf('"X"'))))).toBe('"X"');
	});
	it('marks the end when the message stops too early, and nothing past it', () => {
		expect(marked('{"a": 1', 7)).toBe('1');
		expect(marked('{"a": "unclosed', 6)).toBe('"unclosed');
		expect(faultSpan('{}', 99)).toBeNull();
		expect(faultSpan('', 0)).toBeNull();
	});
});

describe('faultParts', () => {
	it('shows separators as bars and control characters as escapes', () => {
		expect(faultParts('8=FIX.4.4\u000155=A\u0007B\u0001', null)).toEqual([
			{ kind: 'text', text: '8=FIX.4.4' },
			{ kind: 'separator', text: '|' },
			{ kind: 'text', text: '55=A' },
			{ kind: 'control', text: '\\x07' },
			{ kind: 'text', text: 'B' },
			{ kind: 'separator', text: '|' },
		]);
		expect(faultParts('{"a":"b\u0007c"}', 7)).toContainEqual({ kind: 'fault', text: '\\x07' });
	});
	it('shows bytes that are no text as escapes, each counted as the one byte that it is', () => {
		expect(faultParts('a\ue0ffb', 1)).toEqual([
			{ kind: 'text', text: 'a' },
			{ kind: 'fault', text: '\\xff' },
			{ kind: 'text', text: 'b' },
		]);
	});
	it('loses no printable character, wherever the fault is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.nat(200), (text, position) => {
				const shown = faultParts(text, position)
					.map((part) => part.text)
					.join('');
				// biome-ignore lint/suspicious/noControlCharactersInRegex: what has no control character stands as it is
				if (!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ue000-\ue0ff]/.test(text)) expect(shown).toBe(text);
			}),
		);
	});
});
