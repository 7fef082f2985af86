import { isUtf8 } from 'node:buffer';
import type { LogRecord, NewRecord } from '@tideline/event-log';
import { z } from 'zod';

/** What a file of another kind does not say. */
export const FORMAT = 'tideline.day';
export const VERSION = 1;

const schemaOf = z.strictObject({
	id: z.number().int().nonnegative(),
	subject: z.string().min(1),
	schema: z.record(z.string(), z.unknown()),
});
const headerOf = z.strictObject({
	format: z.literal(FORMAT),
	version: z.literal(VERSION),
	recordedAt: z.iso.datetime(),
	topics: z.array(z.strictObject({ name: z.string().min(1), partitions: z.number().int().positive() })).min(1),
	schemas: z.array(schemaOf),
});
const recordOf = z.strictObject({
	topic: z.string(),
	partition: z.number().int().nonnegative(),
	key: z.string().nullable(),
	timestamp: z.number().int(),
	headers: z.record(z.string(), z.string()).optional(),
	/** UTF-8 text; null is a tombstone. */
	value: z.string().nullable().optional(),
	/** What is no UTF-8, in base64, instead of `value`. */
	bytes: z.base64().optional(),
});
const endOf = z.strictObject({ records: z.number().int().nonnegative(), sha256: z.hex() });
const line = z.union([
	recordOf,
	z.strictObject({ day: headerOf }),
	z.strictObject({ day: z.looseObject({ format: z.literal(FORMAT), version: z.number().min(VERSION + 1) }) }),
	z.strictObject({ schema: schemaOf }),
	z.strictObject({ end: endOf }),
]);

export type DayHeader = z.infer<typeof headerOf>;
export type DaySchema = z.infer<typeof schemaOf>;
export type DayEnd = z.infer<typeof endOf>;

/** One line of a day: the header comes first, the end last, a schema before the first record that needs it. */
export type DayLine =
	| { readonly kind: 'header'; readonly header: DayHeader }
	/** The header of a later format, of which nothing else is known. */
	| { readonly kind: 'newer'; readonly version: number }
	| { readonly kind: 'schema'; readonly schema: DaySchema }
	| { readonly kind: 'record'; readonly record: NewRecord & { readonly partition: number; readonly timestamp: number } }
	| { readonly kind: 'end'; readonly end: DayEnd };

export const headerText = (header: DayHeader): string => JSON.stringify({ day: header });
export const schemaText = (schema: DaySchema): string => JSON.stringify({ schema });
export const endText = (end: DayEnd): string => JSON.stringify({ end });

/** A record as a line; its offset is left out, because the log that takes it gives another. */
export function recordText({ topic, partition, key, timestamp, headers, value }: LogRecord): string {
	const named = Object.keys(headers).length === 0 ? {} : { headers };
	return JSON.stringify({ topic, partition, key, timestamp, ...named, ...valueText(value) });
}

function valueText(value: Uint8Array | null): { value: string | null } | { bytes: string } {
	if (value === null) return { value: null };
	const buffer = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
	return isUtf8(buffer) ? { value: buffer.toString() } : { bytes: buffer.toString('base64') };
}

/** @throws SyntaxError or ZodError for what is no line of a day */
export function parseLine(text: string): DayLine {
	const parsed = line.parse(JSON.parse(text));
	if ('day' in parsed) {
		const header = headerOf.safeParse(parsed.day);
		return header.success ? { kind: 'header', header: header.data } : { kind: 'newer', version: parsed.day.version };
	}
	if ('schema' in parsed) return { kind: 'schema', schema: parsed.schema };
	if ('end' in parsed) return { kind: 'end', end: parsed.end };
	const { value = null, bytes, headers = {}, ...place } = parsed;
	if (bytes !== undefined) return { kind: 'record', record: { ...place, headers, value: Buffer.from(bytes, 'base64') } };
	return { kind: 'record', record: { ...place, headers, value: value === null ? null : Buffer.from(value) } };
}
