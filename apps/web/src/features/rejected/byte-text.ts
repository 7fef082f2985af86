/** Bytes that are no UTF-8 stand as characters of this private range, one a byte, so that text goes back to the very bytes it came from. */
const FOREIGN = 0xe000;
const FOREIGN_END = FOREIGN + 0xff;
const FOREIGN_CHARACTER = /[\ue000-\ue0ff]/;
const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const isForeign = (code: number): boolean => code >= FOREIGN && code <= FOREIGN_END;
/** The byte that a character of the private range stands for. */
export const foreignByte = (code: number): number => code - FOREIGN;

/** Bytes as text that `bytesOfText` turns into the same bytes again. */
export function textOfBytes(bytes: Uint8Array): string {
	const whole = decoded(bytes);
	// A message that has characters of the private range itself: their bytes are shown as bytes.
	if (whole !== null && !FOREIGN_CHARACTER.test(whole)) return whole;
	let text = '';
	for (let at = 0; at < bytes.length; ) {
		const length = lengthOfCharacter(bytes, at);
		const code = length === 0 ? FOREIGN : codeOf(bytes, at, length);
		if (isForeign(code)) text += String.fromCharCode(FOREIGN + (bytes[at] ?? 0));
		else text += String.fromCodePoint(code);
		at += isForeign(code) ? 1 : length;
	}
	return text;
}

export function bytesOfText(text: string): Uint8Array {
	if (!FOREIGN_CHARACTER.test(text)) return encoder.encode(text);
	const parts = text.split(/([\ue000-\ue0ff])/).map((part) => {
		const code = part.charCodeAt(0);
		return part.length === 1 && isForeign(code) ? Uint8Array.of(foreignByte(code)) : encoder.encode(part);
	});
	const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/** Bytes of a message as the interface carries them. */
export function bytesOfAnswer({ encoding, text }: { encoding: 'utf8' | 'base64'; text: string }): Uint8Array {
	return encoding === 'utf8' ? encoder.encode(text) : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Text with the private range as the interface carries it. */
export function answerOfText(text: string): { encoding: 'utf8' | 'base64'; text: string } {
	if (!FOREIGN_CHARACTER.test(text)) return { encoding: 'utf8', text };
	let binary = '';
	for (const byte of bytesOfText(text)) binary += String.fromCharCode(byte);
	return { encoding: 'base64', text: btoa(binary) };
}

function decoded(bytes: Uint8Array): string | null {
	try {
		return strict.decode(bytes);
	} catch {
		return null;
	}
}

/** Bytes of the well-formed character that begins there; 0 when none does. By hand, because a decoder throws for each of a quarter of a million bytes. */
function lengthOfCharacter(bytes: Uint8Array, at: number): number {
	const first = bytes[at] ?? 0;
	const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
	for (let next = at + 1; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
	const code = codeOf(bytes, at, length);
	// Longer forms than needed, surrogates, and what lies past Unicode.
	if ((length === 3 && code < 0x800) || (length === 4 && (code < 0x10000 || code > 0x10ffff))) return 0;
	return code >= 0xd800 && code <= 0xdfff ? 0 : length;
}

function codeOf(bytes: Uint8Array, at: number, length: number): number {
	let code = (bytes[at] ?? 0) & (length === 1 ? 0x7f : 0xff >> (length + 1));
	for (let next = at + 1; next < at + length; next++) code = (code << 6) | ((bytes[next] ?? 0) & 0x3f);
	return code;
}
