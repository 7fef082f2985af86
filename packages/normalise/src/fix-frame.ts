import { checkSum } from './fix.ts';

const SOH = '\x01';
const VALUE = `[^${SOH}]*`;
const BEGIN = new RegExp(`^8=${VALUE}${SOH}`);
const BODY_LENGTH = new RegExp(`^9=(${VALUE})${SOH}`);
const TRAILER = new RegExp(`${SOH}10=(${VALUE})${SOH}?$`);

/** A field of the frame as it was and as it is; null where it was missing. */
export interface ReframedField {
	readonly tag: '9' | '10';
	readonly before: string | null;
	readonly after: string;
}

/**
 * A FIX message with BodyLength and CheckSum of what it says now, and those of the two that have changed; as it is when it does not begin with
 * a BeginString. A body that was changed by hand keeps its meaning only with a frame that fits it.
 */
export function reframeFix(message: Uint8Array): { message: Uint8Array; changed: readonly ReframedField[] } {
	// One character a byte, so that lengths and sums are those of the bytes whatever they are.
	const text = Buffer.from(message.buffer, message.byteOffset, message.length).toString('latin1');
	const begin = BEGIN.exec(text)?.[0];
	if (begin === undefined) return { message, changed: [] };
	const length = BODY_LENGTH.exec(text.slice(begin.length));
	const trailer = TRAILER.exec(text);
	const rest = text.slice(begin.length + (length?.[0].length ?? 0), trailer === null ? text.length : trailer.index + 1);
	const body = rest.endsWith(SOH) ? rest : `${rest}${SOH}`;
	const head = `${begin}9=${body.length}${SOH}${body}`;
	const sum = checkSum(head, head.length);
	const fields: ReframedField[] = [
		{ tag: '9', before: length?.[1] ?? null, after: String(body.length) },
		{ tag: '10', before: trailer?.[1] ?? null, after: sum },
	];
	return { message: Buffer.from(`${head}10=${sum}${SOH}`, 'latin1'), changed: fields.filter(({ before, after }) => before !== after) };
}
