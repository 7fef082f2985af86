import { INPUT_TOPICS, type NewRecord, type OpenedLog, TOPICS } from '@tideline/event-log';
import { UsageError } from '../start/usage-error.ts';
import type { DayHeader } from './lines.ts';
import { Pace } from './pace.ts';
import { readDay } from './read-day.ts';
import { SchemaIds } from './schema-ids.ts';

/** Records and bytes of one append; whichever is reached first. */
const BATCH_RECORDS = 1_000;
const BATCH_BYTES = 4 * 1024 * 1024;
/** A long pause of the day is told of in the meantime. */
const LONGEST_WAIT_MS = 500;

export interface ReplayDeps {
	readonly log: OpenedLog;
	/** Monotonic, ms. */
	readonly now: () => number;
	/** Resolves after the time, ms, or at once when the signal says stop. */
	readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
	/** `at`: time of the newest record that is appended, ms since the epoch. */
	readonly progress: (at: number, done: number, total: number) => void;
}

export interface ReplayOptions {
	/** Seconds of the day in one of the replay; Infinity for as fast as it goes. */
	readonly speed: number;
	/** What lies before this instant (ms since the epoch) is appended at once; null: the pace begins with the first record. */
	readonly from: number | null;
	/** Into a log that has inputs already. */
	readonly append: boolean;
}

/** What a file holds. */
interface DaySummary {
	readonly header: DayHeader;
	readonly records: number;
	/** Earliest and latest timestamp, ms since the epoch. */
	readonly from: number;
	readonly to: number;
}

export interface Replayed {
	readonly records: number;
	readonly day: DaySummary;
}

/** Reads a file to its end, so that nothing is appended of one that is cut or damaged. @throws UsageError */
async function summarise(path: string): Promise<DaySummary> {
	let header: DayHeader | null = null;
	let records = 0;
	let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for await (const { lines } of readDay(path)) {
		for (const line of lines) {
			if (line.kind === 'header') header = line.header;
			if (line.kind !== 'record') continue;
			records++;
			from = Math.min(from, line.record.timestamp);
			to = Math.max(to, line.record.timestamp);
		}
	}
	if (header === null || records === 0) throw new UsageError(`${path} holds no records`);
	return { header, records, from, to };
}

/**
 * Appends the records of a file in their order, each when its time has come, until its end or the signal. Topics, keys, partitions, times and
 * headers stay; the id of a schema becomes that of this log's registry. @throws UsageError before anything is appended
 */
export async function replayDay(deps: ReplayDeps, path: string, options: ReplayOptions, signal: AbortSignal): Promise<Replayed> {
	const { log, now, wait, progress } = deps;
	const day = await summarise(path);
	checkTopics(path, day.header);
	await log.ensureTopics(TOPICS);
	if (!options.append) await checkEmpty(log);
	const ids = new SchemaIds(log.registry);
	for (const schema of day.header.schemas) await ids.add(schema);
	const pace = new Pace({ speed: options.speed, from: options.from ?? day.from, startedAt: now() });
	let batch: NewRecord[] = [];
	let bytes = 0;
	let done = 0;
	let at = day.from;
	const flush = async (): Promise<void> => {
		await log.append(batch);
		done += batch.length;
		for (const { timestamp = at } of batch) at = Math.max(at, timestamp);
		batch = [];
		bytes = 0;
		progress(at, done, day.records);
	};
	const untilDue = async (timestamp: number): Promise<void> => {
		for (let left = pace.waitMs(timestamp, now()); left > 0 && !signal.aborted; left = pace.waitMs(timestamp, now())) {
			if (batch.length > 0) await flush();
			else progress(at, done, day.records);
			await wait(Math.min(left, LONGEST_WAIT_MS), signal);
		}
	};
	for await (const { lines } of readDay(path)) {
		for (const line of lines) {
			if (line.kind === 'schema') await ids.add(line.schema);
			if (line.kind !== 'record') continue;
			await untilDue(line.record.timestamp);
			if (signal.aborted) break;
			const value = ids.translate(line.record.topic, line.record.value);
			batch.push({ ...line.record, value });
			bytes += value?.length ?? 0;
			if (batch.length >= BATCH_RECORDS || bytes >= BATCH_BYTES) await flush();
		}
		if (signal.aborted) break;
	}
	await flush();
	return { records: done, day };
}

/** A key stands in the partition that its hash names among all of them. @throws UsageError */
function checkTopics(path: string, { topics }: DayHeader): void {
	for (const { name, partitions } of topics) {
		const spec = TOPICS.find((known) => known.name === name);
		if (spec === undefined || !(INPUT_TOPICS as readonly string[]).includes(name))
			throw new UsageError(`${path} has records of "${name}", which is no input of this version of Tideline`);
		if (spec.partitions !== partitions)
			throw new UsageError(
				`${path} was recorded with ${partitions} partitions of "${name}", this version of Tideline has ${spec.partitions}`,
			);
	}
}

/** A second day on top of another is rarely meant. @throws UsageError */
async function checkEmpty(log: OpenedLog): Promise<void> {
	const taken = (await log.ends(INPUT_TOPICS)).find(({ high }) => high > 0);
	if (taken !== undefined)
		throw new UsageError(`the log has records of "${taken.topic}" already; replay into a new one (--data DIR), or add --append`);
}
