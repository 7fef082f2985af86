/** A stretch of a raw message: a field's name, or everything else. */
export interface MessagePart {
	kind: 'name' | 'text' | 'separator' | 'marked';
	text: string;
}

const SOH = '\u0001';

/** What a FIX message says of the kind of security: SecurityType and CFICode. */
export const CLASS_TAGS: readonly string[] = ['167', '461'];

/**
 * Splits a FIX or JSON message so that names can be told from values; the text stays what it was but for SOH, which becomes a bar.
 * @param marked fields that are set off with their values: tags of FIX, names of JSON
 */
export function messageParts(text: string, marked: readonly string[] = []): MessagePart[] {
	return text.startsWith('8=FIX') ? fixParts(text, marked) : jsonParts(text, marked);
}

function fixParts(text: string, marked: readonly string[]): MessagePart[] {
	return text.split(SOH).flatMap((field, index, all): MessagePart[] => {
		const at = field.indexOf('=');
		const bar: MessagePart[] = index < all.length - 1 ? [{ kind: 'separator', text: '|' }] : [];
		if (at < 0) return field === '' ? bar : [{ kind: 'text', text: field }, ...bar];
		if (marked.includes(field.slice(0, at))) return [{ kind: 'marked', text: field }, ...bar];
		return [{ kind: 'name', text: field.slice(0, at) }, { kind: 'text', text: field.slice(at) }, ...bar];
	});
}

/** A scalar behind its name; what holds others is not set off as a whole. */
const SCALAR = /\s*:\s*("(?:[^"\\]|\\.)*"|-?[\d.eE+-]+|true|false|null)/y;

function jsonParts(text: string, marked: readonly string[]): MessagePart[] {
	const parts: MessagePart[] = [];
	let at = 0;
	for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"(?=\s*:)/g)) {
		// Inside of a value that was set off.
		if (match.index < at) continue;
		if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) });
		at = match.index + match[0].length;
		SCALAR.lastIndex = at;
		const value = marked.includes(match[0].slice(1, -1)) ? SCALAR.exec(text) : null;
		if (value) at += value[0].length;
		parts.push(value ? { kind: 'marked', text: match[0] + value[0] } : { kind: 'name', text: match[0] });
	}
	if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
	return parts;
}
