import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Codecs, type LogRecord, openCodecs, openSqliteLog, type SqliteLog, TOPICS } from '@tideline/event-log';
import { pino } from 'pino';
import { expect } from 'vitest';
import { Checkpoints, type Pace } from '../src/checkpoint/checkpoints.ts';
import type { CheckpointEvents } from '../src/checkpoint/events.ts';
import { createFolderEvents } from '../src/events.ts';
import { type BookInput, FOLD_TOPICS, foldLog } from '../src/fold/index.ts';
import { randomInputs } from '../src/fold/random-day.fixture.ts';
import { OPENED, referenceInputs } from '../src/fold/reference.fixture.ts';
import { recordOf } from '../src/log-record.fixture.ts';
import { PUBLISHED_TOPICS } from '../src/publish/published.ts';
import { runFolder } from '../src/run-folder.ts';
import { everyTurn } from './_every-turn.ts';

/** Of the random day. */
const FACTS = 4_000;

/** A log in a folder of its own, and the checkpoints of its fold. */
export class Bank {
	readonly folder = mkdtempSync(join(tmpdir(), 'tideline-checkpoint-'));
	readonly logPath = join(this.folder, 'log.db');
	readonly checkpointPath = join(this.folder, 'checkpoint');
	/** What was said of checkpoints: `loaded`, `written`, or why one was refused. */
	readonly said: string[] = [];
	log!: SqliteLog;
	codecs!: Codecs;
	now: number;
	readonly #opened: number;
	readonly #day: readonly BookInput[];
	#at = 0;

	/** Of a random day by default. */
	constructor(facts: readonly BookInput[] = [...referenceInputs(), ...randomInputs(1, FACTS)], opened = OPENED) {
		this.#day = facts;
		this.#opened = opened;
		this.now = opened;
	}

	async open(): Promise<this> {
		this.log = openSqliteLog({ path: this.logPath, maintainEveryMs: 0 });
		await this.log.ensureTopics(TOPICS);
		this.codecs = await openCodecs(this.log.registry);
		return this;
	}

	/** Appends the next facts. */
	async append(count: number): Promise<void> {
		await this.log.append(this.#day.slice(this.#at, this.#at + count).map((input) => recordOf(input, this.codecs, this.#opened)));
		this.#at += count;
	}

	/** Leaves facts out, so that what is appended after them is another way for the day to go. */
	skip(count: number): void {
		this.#at += count;
	}

	/** Runs a folder until it has caught up and `body` is done, then stops it cleanly. No checkpoint is written before `held` resolves. */
	async fold(
		body: () => Promise<void> = async () => undefined,
		{ program = () => 'this one', pace, held }: { program?: () => string; pace?: Pace; held?: Promise<void> } = {},
	): Promise<void> {
		const { log, codecs, checkpointPath: path } = this;
		const stop = new AbortController();
		const caughtUp = Promise.withResolvers<void>();
		const now = () => this.now;
		const topics = [...FOLD_TOPICS, ...PUBLISHED_TOPICS];
		const events = createFolderEvents(pino({ level: 'silent' }));
		const checkpoints = new Checkpoints({
			path,
			log,
			topics,
			now,
			program: held === undefined ? async () => program() : () => held.then(program),
			events: this.#events(),
			...(pace && { pace }),
		});
		const running = runFolder({ log, codecs, events, now, ticks: everyTurn, checkpoints, onCaughtUp: caughtUp.resolve }, stop.signal);
		try {
			await Promise.race([caughtUp.promise, running]);
			await body();
		} finally {
			stop.abort();
			await running;
		}
		expect(events.counters.problems).toBe(0);
	}

	async all(topic: string): Promise<LogRecord[]> {
		const records: LogRecord[] = [];
		for await (const batch of this.log.read({ topics: [topic], from: 'start', signal: new AbortController().signal })) {
			records.push(...batch.records);
			if (batch.caughtUp) break;
		}
		return records;
	}

	/** How many records each topic has that is not compacted or should have nothing twice. */
	async counts(): Promise<Record<string, number>> {
		const ends = await this.log.ends([...PUBLISHED_TOPICS, 'activity', 'overrides']);
		const sums: Record<string, number> = {};
		for (const { topic, high } of ends) sums[topic] = (sums[topic] ?? 0) + high;
		return sums;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.log.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	#events(): CheckpointEvents {
		return {
			checkpointLoaded: () => this.said.push('loaded'),
			checkpointRefused: (_, reason) => this.said.push(reason),
			checkpointWritten: () => this.said.push('written'),
			checkpointGivenUp: () => this.said.push('given up'),
			checkpointFailed: (_, error) => this.said.push(`failed: ${String(error)}`),
		};
	}
}

/** What is published is what a recomputation from the log gives, and nothing of the trend or the activity came twice. */
export async function expectTruth(bank: Bank): Promise<void> {
	const book = await foldLog(bank.log, bank.codecs);
	expect(await newest(bank, 'positions', bank.codecs.position.decode)).toEqual(records(book.positionKeys(), (key) => book.position(key)));
	expect(await newest(bank, 'cash', bank.codecs.cash.decode)).toEqual(records(book.accountIds(), (id) => book.cash(id)));
	const entityIds = book.entities().map(({ entityId }) => entityId);
	const lcr = await newest(bank, 'lcr', bank.codecs.lcr.decode);
	// A limit state remembers the ratios before it, which a recomputation does not see.
	const computed = records(entityIds, (id) => {
		const { limitState: _, ...figures } = book.lcr(id) ?? {};
		return figures;
	});
	expect(lcr).toMatchObject(computed);
	const points = (await bank.all('lcr.history')).map(({ key, timestamp }) => `${key} ${timestamp}`);
	expect(new Set(points).size).toBe(points.length);
	const told = (await bank.all('activity')).map(({ value }) => bank.codecs.activity.decode(value as Uint8Array));
	const names = told.map(({ entityId, sequence, kind, subject }) => `${entityId} ${sequence} ${kind} ${subject}`);
	expect(new Set(names).size).toBe(names.length);
	expect(book.positionKeys().length).toBeGreaterThan(0);
}

type Plain = Record<string, object>;

/** The newest record of every key, but for the sequence, which counts what was read when it was written. */
async function newest<T extends { sequence: number }>(bank: Bank, topic: string, decode: (bytes: Uint8Array) => T): Promise<Plain> {
	const found = new Map<string, object>();
	for (const { key, value } of await bank.all(topic)) {
		if (value === null) found.delete(key ?? '');
		else found.set(key ?? '', { ...decode(value), sequence: 0 });
	}
	return Object.fromEntries(found);
}

function records<T extends object>(keys: readonly string[], record: (key: string) => T | null): Plain {
	return Object.fromEntries(
		keys.flatMap((key): [string, object][] => {
			const found = record(key);
			return found === null ? [] : [[key, { ...found, sequence: 0 }]];
		}),
	);
}
