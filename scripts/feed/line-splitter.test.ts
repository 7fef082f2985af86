import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, LineSplitter } from './line-splitter.ts';

function split(pieces: readonly string[], maxBytes?: number): Line[] {
	const splitter = new LineSplitter(maxBytes);
	return [...pieces.flatMap((piece) => splitter.push(Buffer.from(piece))), ...splitter.end()];
}

describe('lines', () => {
	it.each([
		['nothing', [''], []],
		['no end at the end', ['a\nb'], ['a', 'b']],
		['mixed ends', ['a\nb\r\nc\rd\r\n'], ['a', 'b', 'c', 'd']],
		['empty lines', ['\n\r\n\r\r\n'], ['', '', '', '']],
		['an end that is cut in two', ['a\r', '\nb'], ['a', 'b']],
		['a byte order mark', ['\uFEFFa\n\uFEFFb'], ['a', '\uFEFFb']],
		['line separators that JSON allows in a text', ['{"a":"\u2028"}\n'], ['{"a":"\u2028"}']],
	])('%s', (_, pieces, lines) => {
		expect(split(pieces)).toEqual(lines);
	});

	it('leaves a line out that is longer than the limit, and goes on with the next', () => {
		expect(split(['ab', 'cde', 'f\n123\n', '12345\n', 'xyzxyz'], 5)).toEqual([null, '123', '12345', null]);
	});

	it('are the same however the bytes come in', () => {
		const text = fc.array(fc.constantFrom('a', 'ü', '\n', '\r', '{')).map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, fc.integer({ min: 1, max: 4 }), (whole, size) => {
				const bytes = Buffer.from(whole);
				const splitter = new LineSplitter();
				const lines: Line[] = [];
				for (let from = 0; from < bytes.length; from += size) lines.push(...splitter.push(bytes.subarray(from, from + size)));
				expect([...lines, ...splitter.end()]).toEqual(split([whole]));
			}),
		);
	});
});
