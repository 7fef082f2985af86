import { foreignByte, isForeign } from './byte-text.ts';

/** A stretch of a raw message as the screen shows it. */
export interface Part {
	kind: 'text' | 'fault' | 'separator' | 'control';
	text: string;
}

const SOH = '\u0001';
const encoder = new TextEncoder();
const bytesOf = (character: string): number => (isForeign(character.charCodeAt(0)) ? 1 : encoder.encode(character).length);

/** The message, as `textOfBytes` gives it, in parts: the fault, FIX separators as bars, control characters and foreign bytes as escapes. */
export function faultParts(text: string, bytePosition: number | null): Part[] {
	const span = bytePosition === null ? null : faultSpan(text, bytePosition);
	if (!span) return visible(text, 'text');
	return [
		...visible(text.slice(0, span.from), 'text'),
		...visible(text.slice(span.from, span.to), 'fault'),
		...visible(text.slice(span.to), 'text'),
	];
}

/** Characters of the value that begins at a byte; null when the byte lies past the text. A fault at the very end marks its last character. */
export function faultSpan(text: string, bytePosition: number): { from: number; to: number } | null {
	const at = characterAt(text, bytePosition);
	if (at === null || text === '') return null;
	if (at >= text.length) return { from: text.length - 1, to: text.length };
	return { from: at, to: Math.max(at + 1, endOfValue(text, at)) };
}

/** UTF-16 index of a byte position; null past the end. */
function characterAt(text: string, bytePosition: number): number | null {
	let bytes = 0;
	let index = 0;
	for (const character of text) {
		if (bytes >= bytePosition) return index;
		bytes += bytesOf(character);
		index += character.length;
	}
	return bytes >= bytePosition ? index : null;
}

function endOfValue(text: string, at: number): number {
	if (text.startsWith('8=FIX')) {
		const end = text.indexOf(SOH, at);
		return end < 0 ? text.length : end;
	}
	// A control character is the fault by itself, not what follows it.
	if (CONTROL.test(text.charAt(at))) return at + 1;
	const rest = text.slice(at);
	const value = /^"(?:[^"\\\n]|\\.)*"?/.exec(rest) ?? /^[^\s,:{}[\]"]+/.exec(rest);
	return at + (value?.[0].length ?? 1);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for; line breaks and tabs are layout
const CONTROL = /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ue000-\ue0ff])/;

function visible(text: string, kind: 'text' | 'fault'): Part[] {
	return text.split(CONTROL).flatMap((piece): Part[] => {
		if (piece === '') return [];
		if (piece === SOH && kind === 'text') return [{ kind: 'separator', text: '|' }];
		if (!CONTROL.test(piece)) return [{ kind, text: piece }];
		const at = piece.charCodeAt(0);
		const code = `\\x${(isForeign(at) ? foreignByte(at) : at).toString(16).padStart(2, '0')}`;
		return [{ kind: kind === 'fault' ? 'fault' : 'control', text: code }];
	});
}
