import { DESK_TOPICS, FACT_RECORDS, factRecordOf, type NewRecord } from '@tideline/event-log';
import { z } from 'zod';
import type { FixTopic } from './options.ts';
import { rawMember } from './raw-member.ts';

/** What is wrong with one line of a file, in words for whoever wrote it. */
export class BadLineError extends Error {
	override readonly name = 'BadLineError';
}

const SOH = '\x01';
const deskTopics: ReadonlySet<string> = new Set(DESK_TOPICS);
const envelope = z.strictObject({
	topic: z.string(),
	key: z.string().min(1).max(200).nullish(),
	value: z.json(),
});

/**
 * One line as a record: JSON `{topic, key, value}` or a raw FIX message; null for an empty line or a `#` comment.
 * @throws BadLineError
 */
export function parseLine(line: string, fixTopic: FixTopic | null): NewRecord | null {
	const text = line.replace(/[\r\n]+$/, '');
	if (text.trim() === '' || text.startsWith('#')) return null;
	return text.startsWith('8=FIX') ? fixRecord(text, fixTopic) : jsonRecord(text);
}

function fixRecord(text: string, fixTopic: FixTopic | null): NewRecord {
	const message = text.includes(SOH) ? text : text.replaceAll('|', SOH);
	const tags = new Map(message.split(SOH).map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]));
	const topic = fixTopic ?? topicOf(tags);
	return { topic, key: tags.get('19') ?? tags.get('17') ?? null, value: Buffer.from(message) };
}

/** Futures, spot commodities and commodity references by ISO 10962 (tag 461), futures also by tag 167. */
function topicOf(tags: ReadonlyMap<string, string>): FixTopic {
	const commodity = /^(?:FC|IT|TT)/.test(tags.get('461') ?? '') || tags.get('167') === 'FUT';
	return commodity ? 'ems.commodity' : 'ems.equity';
}

function jsonRecord(text: string): NewRecord {
	const parsed = envelopeOf(text);
	if (!parsed.success) throw new BadLineError(`expected {"topic", "key", "value"}: ${issueOf(parsed.error)}`);
	const { topic, key = null, value } = parsed.data;
	if (deskTopics.has(topic)) return { topic, key, value: deskValue(text, value) };
	const fact = factRecordOf(topic);
	if (fact === undefined)
		throw new BadLineError(`"${topic}" is not an input topic: ${[...DESK_TOPICS, ...Object.keys(FACT_RECORDS)].join(', ')}`);
	if (value === null) return tombstone(topic, key);
	// Nothing behind a fact's topic rejects a record with a reason that reaches whoever wrote the file.
	const checked = fact.schema.safeParse(value);
	if (!checked.success) throw new BadLineError(`${topic}: ${issueOf(checked.error)}`);
	const own = String((checked.data as Record<string, unknown>)[fact.key]);
	if (key !== null && key !== own) throw new BadLineError(`${topic}: the key "${key}" differs from ${fact.key} "${own}"`);
	return { topic, key: own, value: Buffer.from(rawMember(text, 'value') ?? '') };
}

/** An object keeps its source text, so that no decimal changes; a text is the message itself, broken ones too. */
function deskValue(text: string, value: unknown): Uint8Array {
	return Buffer.from(typeof value === 'string' ? value : (rawMember(text, 'value') ?? ''));
}

function tombstone(topic: string, key: string | null): NewRecord {
	if (topic === 'payments') throw new BadLineError('a payment cannot be deleted');
	if (key === null) throw new BadLineError(`${topic}: a deletion (value null) needs a key`);
	return { topic, key, value: null };
}

/** What is nested so deep that checking it exhausts the stack is no message either. */
function envelopeOf(text: string): ReturnType<typeof envelope.safeParse> {
	const json = jsonOf(text);
	try {
		return envelope.safeParse(json);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new BadLineError('nested too deep to be read');
	}
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new BadLineError(`neither JSON nor FIX: ${(error as Error).message}`);
	}
}

function issueOf(error: z.ZodError): string {
	const [issue] = error.issues;
	const path = issue?.path.join('.') ?? '';
	return path === '' ? (issue?.message ?? 'invalid') : `${path}: ${issue?.message}`;
}
