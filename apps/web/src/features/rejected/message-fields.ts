/** A value in a message: where it stands, by character, and how it is called. */
export interface MessageField {
	/** JSON path (`collateral.isin`, `legs[0].amount`) or FIX tag (`55`). */
	readonly path: string;
	readonly from: number;
	readonly to: number;
	/** As a person types it: JSON text without its quotes. */
	readonly value: string;
	readonly quoted: boolean;
}

const SOH = '\u0001';
/** Fields of one message that are offered; an execution report has about forty. */
const MAX_FIELDS = 600;

export const isFix = (text: string): boolean => /^8=FIX/.test(text);

/** The values of a message in its order, as far as it can be read: a broken message gives those before the break. */
export function messageFields(text: string): MessageField[] {
	return (isFix(text) ? fixFields(text) : jsonFields(text)).slice(0, MAX_FIELDS);
}

function fixFields(text: string): MessageField[] {
	const fields: MessageField[] = [];
	const seen = new Map<string, number>();
	let at = 0;
	for (const field of text.split(SOH)) {
		const equals = field.indexOf('=');
		const tag = field.slice(0, equals);
		if (equals > 0) {
			const times = (seen.get(tag) ?? 0) + 1;
			seen.set(tag, times);
			const path = times === 1 ? tag : `${tag} (${times})`;
			fields.push({ path, from: at + equals + 1, to: at + field.length, value: field.slice(equals + 1), quoted: false });
		}
		at += field.length + 1;
	}
	return fields;
}

const TOKEN = /"(?:[^"\\]|\\[\s\S])*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Level {
	readonly path: string;
	/** Name of the next value; null inside an array. */
	name: string | null;
	index: number;
	readonly isArray: boolean;
}

function jsonFields(text: string): MessageField[] {
	const fields: MessageField[] = [];
	const levels: Level[] = [];
	let expectsName = false;
	for (const match of text.matchAll(TOKEN)) {
		const [token] = match;
		const level = levels.at(-1);
		if (token === '{' || token === '[') {
			levels.push({ path: level === undefined ? '' : pathIn(level), name: null, index: 0, isArray: token === '[' });
			expectsName = token === '{';
		} else if (token === '}' || token === ']') {
			levels.pop();
			expectsName = false;
		} else if (token === ',') {
			if (level !== undefined) level.index++;
			expectsName = level?.isArray === false;
		} else if (token === ':') expectsName = false;
		else if (level !== undefined && expectsName) level.name = unquoted(token);
		else if (level !== undefined) {
			const quoted = token.startsWith('"');
			fields.push({
				path: pathIn(level),
				from: match.index,
				to: match.index + token.length,
				value: quoted ? unquoted(token) : token,
				quoted,
			});
		}
	}
	return fields;
}

function pathIn({ path, name, index, isArray }: Level): string {
	if (isArray) return `${path}[${index}]`;
	return path === '' ? (name ?? '') : `${path}.${name ?? ''}`;
}

function unquoted(token: string): string {
	try {
		return String(JSON.parse(token));
	} catch {
		return token.replace(/^"|"$/g, '');
	}
}

/** The message with another value of a field. Text stays text; a number, `true`, `false` and `null` stay what they are when that is typed. */
export function withValue(text: string, { from, to, quoted }: MessageField, value: string): string {
	return text.slice(0, from) + written(text, value, quoted) + text.slice(to);
}

/** The message with a field that it lacks: at the end of its object, or before the checksum. The same text when there is no such object. */
export function withField(text: string, path: string, value: string): string {
	if (isFix(text)) {
		const trailer = text.lastIndexOf(`${SOH}10=`);
		const at = trailer < 0 ? text.length : trailer + 1;
		return `${text.slice(0, at)}${path}=${value}${SOH}${text.slice(at)}`;
	}
	const dot = path.lastIndexOf('.');
	const parent = path.slice(0, Math.max(0, dot));
	const siblings = messageFields(text).filter((field) => field.path.slice(0, Math.max(0, field.path.lastIndexOf('.'))) === parent);
	const last = siblings.at(-1);
	if (last === undefined) return text;
	return `${text.slice(0, last.to)},${JSON.stringify(path.slice(dot + 1))}:${written(text, value, true)}${text.slice(last.to)}`;
}

function written(text: string, value: string, quoted: boolean): string {
	if (isFix(text)) return value.replaceAll(SOH, '');
	const isLiteral = /^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/.test(value);
	return quoted || !isLiteral ? JSON.stringify(value) : value;
}
