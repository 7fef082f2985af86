import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOfText, bytesOfAnswer, bytesOfText, textOfBytes } from './byte-text.ts';

describe('textOfBytes', () => {
	it('gives back the very bytes, whatever they are', () => {
		const any = fc.oneof(
			fc.uint8Array({ maxLength: 80 }),
			fc
				.array(fc.constantFrom('a', '\u0001', 'é', '€', '😀', '\ue001', '\ufeff', '\u2401'))
				.map((parts) => new TextEncoder().encode(parts.join(''))),
		);
		fc.assert(
			fc.property(any, (bytes) => {
				const text = textOfBytes(bytes);
				expect(bytesOfText(text).join()).toBe(bytes.join());
				expect(bytesOfAnswer(answerOfText(text)).join()).toBe(bytes.join());
			}),
		);
	});
	it('shows what is UTF-8 as it is, also beside bytes that are not', () => {
		const bytes = Uint8Array.of(...new TextEncoder().encode('Zürich'), 0xff, ...new TextEncoder().encode('€'));
		expect(textOfBytes(bytes)).toBe('Zürich\ue0ff€');
	});
	it('shows characters of the private range, and a byte order mark, as what they are in bytes', () => {
		expect(textOfBytes(new TextEncoder().encode('\ue001'))).toBe('\ue0ee\ue080\ue081');
		expect(textOfBytes(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b))).toBe('\ufeff{');
	});
});
