import { BadMessage, quote } from './bad-message.ts';

/** One field of a FIX message, with the position of its value. */
export interface FixField {
	readonly tag: string;
	/** Everything is text until it is read as something else. */
	readonly kind: 'text';
	readonly text: string;
	readonly at: number;
}

const SOH = '\x01';
const BEGIN_STRING = 'FIX.4.4';
/** `10=NNN` and its SOH. */
const TRAILER_LENGTH = 7;
/** Most fields of one message; an execution report of ours has about forty. */
const FIELDS_LIMIT = 500;

/**
 * Splits a FIX 4.4 message and checks its frame: BeginString, BodyLength, MsgType first, CheckSum last and right.
 * @throws BadMessage NOT_FIX, BAD_CHECKSUM, CONTROL_CHARACTER.
 */
export function parseFix(text: string): FixField[] {
	const fields = split(text);
	checkFrame(fields, text);
	return fields;
}

function split(text: string): FixField[] {
	const fields: FixField[] = [];
	for (let start = 0; start < text.length; ) {
		const end = text.indexOf(SOH, start);
		if (end < 0) throw new BadMessage('NOT_FIX', 'the message does not end with SOH (0x01)', '', text.length);
		const equals = text.indexOf('=', start);
		if (equals < 0 || equals > end || !isTag(text, start, equals)) {
			throw new BadMessage('NOT_FIX', `expected tag=value, found ${quote(text.slice(start, end))}`, '', start);
		}
		const tag = text.slice(start, equals);
		if (equals + 1 === end) throw new BadMessage('MISSING_FIELD', `tag ${tag} has no value`, tag, end);
		checkCharacters(text, equals + 1, end, tag);
		if (fields.length >= FIELDS_LIMIT) throw new BadMessage('OUT_OF_RANGE', `more than ${FIELDS_LIMIT} fields`, '', start);
		fields.push({ tag, kind: 'text', text: text.slice(equals + 1, end), at: equals + 1 });
		start = end + 1;
	}
	return fields;
}

/** Digits without a zero in front, at most six of them. */
function isTag(text: string, start: number, end: number): boolean {
	if (end === start || end - start > 6 || text.charCodeAt(start) === 0x30) return false;
	for (let index = start; index < end; index++) {
		const code = text.charCodeAt(index);
		if (code < 0x30 || code > 0x39) return false;
	}
	return true;
}

function checkCharacters(text: string, start: number, end: number, tag: string): void {
	for (let index = start; index < end; index++) {
		const code = text.charCodeAt(index);
		if (code < 0x20 || code === 0x7f) {
			const name = `0x${code.toString(16).padStart(2, '0')}`;
			throw new BadMessage('CONTROL_CHARACTER', `the control character ${name} stands in tag ${tag}`, tag, index);
		}
	}
}

function checkFrame(fields: readonly FixField[], text: string): void {
	for (const [index, tag] of ['8', '9', '35'].entries()) {
		if (fields[index]?.tag !== tag) throw new BadMessage('NOT_FIX', `field ${index + 1} must be tag ${tag}`, tag, fields[index]?.at ?? 0);
	}
	const [begin, length, type] = fields as [FixField, FixField, FixField];
	if (begin.text !== BEGIN_STRING)
		throw new BadMessage('NOT_FIX', `version ${quote(begin.text)}; expected "${BEGIN_STRING}"`, '8', begin.at);
	const trailer = fields.at(-1) as FixField;
	const bodyEnd = text.length - TRAILER_LENGTH;
	if (trailer.tag !== '10' || trailer.text.length !== 3) {
		throw new BadMessage('NOT_FIX', 'the last field must be tag 10 with three digits', '10', trailer.at);
	}
	// The body begins at "35=" and ends with the SOH before "10=".
	const bodyLength = bodyEnd - (type.at - '35='.length);
	if (!/^\d{1,6}$/.test(length.text) || Number(length.text) !== bodyLength) {
		throw new BadMessage('NOT_FIX', `BodyLength is ${quote(length.text)}; the body has ${bodyLength} bytes`, '9', length.at);
	}
	const sum = checkSum(text, bodyEnd);
	if (trailer.text !== sum)
		throw new BadMessage('BAD_CHECKSUM', `CheckSum is ${quote(trailer.text)}; the bytes sum to "${sum}"`, '10', trailer.at);
}

/** Sum of the first `end` characters (ASCII) modulo 256, in three digits. */
export function checkSum(text: string, end: number): string {
	let sum = 0;
	for (let index = 0; index < end; index++) sum += text.charCodeAt(index);
	return String(sum % 256).padStart(3, '0');
}
