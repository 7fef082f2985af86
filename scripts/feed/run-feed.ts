import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Rejected } from '@tideline/domain';
import type { Codec, EventLog, NewRecord, Positions } from '@tideline/event-log';
import { DESK_TOPICS, NORMALISER_GROUP, positionKey } from '@tideline/event-log';
import { UsageError } from '../start/usage-error.ts';
import type { FeedOptions } from './options.ts';
import { OwnRecords } from './own-records.ts';
import { BadLineError, parseLine } from './parse-line.ts';

/** Records of one append. */
const BATCH_RECORDS = 1_000;
const POLL_MS = 50;
/** Without any progress for this long the normaliser is not running. */
const PATIENCE_MS = 10_000;
/** Bad lines that are told one by one; the rest is only counted. */
const BAD_LINES_SHOWN = 20;

export interface FeedDeps {
	readonly log: EventLog;
	readonly rejected: Codec<Rejected>;
	readonly stdin: NodeJS.ReadableStream;
	readonly now: () => number;
	readonly wait: (milliseconds: number) => Promise<unknown>;
	readonly progress: (label: string, done: number, total: number | null) => void;
	readonly complain: (line: string) => void;
}

export interface FeedSummary {
	lines: number;
	appended: number;
	badLines: number;
	/** Desk messages: these the normaliser judges. */
	messages: number;
	/** Null when the normaliser did not get to them. */
	rejected: readonly Rejected[] | null;
}

/** How lines become records. */
type Reading = Pick<FeedOptions, 'topic' | 'at'>;

/** Appends the files, then waits for the normaliser's verdict. @throws UsageError when a file cannot be read. */
export async function runFeed(deps: FeedDeps, files: readonly string[], reading: Reading): Promise<FeedSummary> {
	const rejectedFrom = await endOf(deps.log, 'trades.rejected');
	const own = new OwnRecords();
	const summary: FeedSummary = { lines: 0, appended: 0, badLines: 0, messages: 0, rejected: [] };
	for (const file of files) await feedFile(deps, file, reading, own, summary);
	summary.messages = own.count;
	summary.rejected = (await normalised(deps, own)) ? await ownRejected(deps, own, rejectedFrom) : null;
	return summary;
}

async function feedFile(deps: FeedDeps, file: string, reading: Reading, own: OwnRecords, summary: FeedSummary): Promise<void> {
	const total = file === '-' ? null : sizeOf(file);
	const input = file === '-' ? deps.stdin : createReadStream(file);
	let batch: NewRecord[] = [];
	let bytes = 0;
	let lineNumber = 0;
	const flush = async () => {
		const placed = await deps.log.append(batch);
		placed.forEach(({ partition, offset }, index) => {
			const { topic } = batch[index] as NewRecord;
			if (isDesk(topic)) own.add(topic, partition, offset);
		});
		summary.appended += batch.length;
		batch = [];
		deps.progress('Appending', total === null ? summary.appended : bytes, total);
	};
	for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
		lineNumber++;
		bytes += Buffer.byteLength(line) + 1;
		const record = readLine(deps, `${file === '-' ? 'standard input' : file}:${lineNumber}`, line, reading, summary);
		if (record !== null) batch.push(record);
		if (batch.length >= BATCH_RECORDS) await flush();
	}
	summary.lines += lineNumber;
	await flush();
}

function readLine({ complain }: FeedDeps, where: string, line: string, { topic, at }: Reading, summary: FeedSummary): NewRecord | null {
	try {
		const record = parseLine(line, topic);
		return record === null || at === null ? record : { ...record, timestamp: at };
	} catch (error) {
		if (!(error instanceof BadLineError)) throw error;
		summary.badLines++;
		if (summary.badLines <= BAD_LINES_SHOWN) complain(`${where}: ${error.message}`);
		return null;
	}
}

async function normalised({ log, now, wait, progress }: FeedDeps, own: OwnRecords): Promise<boolean> {
	let passed = -1;
	let movedAt = now();
	for (;;) {
		const reached = own.passed(await log.committed(NORMALISER_GROUP));
		if (reached > passed) movedAt = now();
		passed = reached;
		progress('Normalising', passed, own.count);
		if (passed >= own.count) return true;
		if (now() - movedAt > PATIENCE_MS) return false;
		await wait(POLL_MS);
	}
}

async function ownRejected({ log, rejected }: FeedDeps, own: OwnRecords, from: Positions): Promise<Rejected[]> {
	const found: Rejected[] = [];
	for await (const batch of log.read({ topics: ['trades.rejected'], from, signal: new AbortController().signal })) {
		for (const { value } of batch.records) {
			const letter = value === null ? null : rejected.decode(value);
			if (letter !== null && own.has(letter.topic, letter.partition, letter.offset)) found.push(letter);
		}
		if (batch.caughtUp) break;
	}
	return found;
}

async function endOf(log: EventLog, topic: string): Promise<Positions> {
	return new Map((await log.ends([topic])).map((end) => [positionKey(topic, end.partition), end.high]));
}

const isDesk = (topic: string): boolean => (DESK_TOPICS as readonly string[]).includes(topic);

function sizeOf(file: string): number {
	try {
		return statSync(file).size;
	} catch (error) {
		throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
	}
}
