import {
	type EventLog,
	INPUT_TOPICS,
	type LogRecord,
	type OpenedLog,
	type PartitionEnd,
	type Positions,
	recordsLeft,
	TOPICS,
	UnknownSchemaError,
	UnknownTopicError,
} from '@tideline/event-log';
import { UsageError } from '../start/usage-error.ts';
import { type DayHeader, FORMAT, VERSION } from './lines.ts';
import { SUBJECTS, schemaIdIn } from './schema-ids.ts';
import { DayWriter } from './write-day.ts';

export interface RecordDeps {
	readonly log: OpenedLog;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** `total`: at most so many, because compaction has taken some of them. */
	readonly progress: (done: number, total: number) => void;
}

export interface Recorded {
	readonly records: number;
	/** Of what was in the log when it began: what the signal has left out. */
	readonly left: number;
	/** Of the file. */
	readonly bytes: number;
	/** Earliest and latest timestamp, ms since the epoch; null without records. */
	readonly span: { readonly from: number; readonly to: number } | null;
}

/**
 * Writes the inputs of a log to a file, in the order in which the log gives them, until its end or, with `follow`, until the signal. The
 * signal ends it in order: the file is whole and holds what was read. @throws UsageError
 */
export async function recordDay(
	{ log, now, progress }: RecordDeps,
	path: string,
	{ follow }: { follow: boolean },
	signal: AbortSignal,
): Promise<Recorded> {
	const ends = await endsOf(log);
	const total = recordsLeft(ends, new Map());
	const header = await headerOf(log, now());
	const schemas = new NewSchemas(log, header);
	const writer = new DayWriter(path);
	let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	let read: Positions = new Map();
	try {
		await writer.header(header);
		for await (const { records, positions, caughtUp } of log.read({ topics: INPUT_TOPICS, from: 'start', signal })) {
			for (const record of records) {
				await schemas.before(record, writer);
				await writer.record(record);
				from = Math.min(from, record.timestamp);
				to = Math.max(to, record.timestamp);
			}
			read = positions;
			progress(writer.records, total);
			if (caughtUp && !follow) break;
		}
		const bytes = await writer.end();
		return { records: writer.records, left: recordsLeft(ends, read), bytes, span: writer.records === 0 ? null : { from, to } };
	} catch (error) {
		writer.discard();
		throw error;
	}
}

/** @throws UsageError when there are none */
async function endsOf(log: EventLog): Promise<readonly PartitionEnd[]> {
	try {
		const ends = await log.ends(INPUT_TOPICS);
		if (recordsLeft(ends, new Map()) > 0) return ends;
	} catch (error) {
		if (!(error instanceof UnknownTopicError)) throw error;
	}
	throw new UsageError('the log holds nothing to record yet');
}

async function headerOf({ registry }: OpenedLog, now: number): Promise<DayHeader> {
	const topics = TOPICS.filter(({ name }) => (INPUT_TOPICS as readonly string[]).includes(name));
	const subjects = new Set(topics.flatMap(({ name }) => SUBJECTS.get(name) ?? []));
	const schemas: DayHeader['schemas'] = [];
	for (const subject of subjects)
		for (const { id, schema } of await registry.versions(subject)) schemas.push({ id, subject, schema: { ...schema } });
	const recordedAt = new Date(now).toISOString();
	return { format: FORMAT, version: VERSION, recordedAt, topics: topics.map(({ name, partitions }) => ({ name, partitions })), schemas };
}

/** Schemas that were registered after the header was written. */
class NewSchemas {
	readonly #log: OpenedLog;
	readonly #known: Set<number>;

	constructor(log: OpenedLog, { schemas }: DayHeader) {
		this.#log = log;
		this.#known = new Set(schemas.map(({ id }) => id));
	}

	async before({ topic, value }: LogRecord, writer: DayWriter): Promise<void> {
		const id = schemaIdIn(topic, value);
		const subject = SUBJECTS.get(topic);
		if (id === null || subject === undefined || this.#known.has(id)) return;
		this.#known.add(id);
		try {
			await writer.schema({ id, subject, schema: { ...(await this.#log.registry.schema(id)) } });
		} catch (error) {
			// A record of nobody's schema is kept like any other: it will be the same dead letter again.
			if (!(error instanceof UnknownSchemaError)) throw error;
		}
	}
}
