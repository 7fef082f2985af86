import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Book } from '@tideline/engine';
import { type NewRecord, type OpenedLog, openEventLog, TOPICS } from '@tideline/event-log';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { deleteTopics } from '../../../packages/event-log/src/kafka/contract-adapter.ts';
import { Apps, figuresOfBook, notNormalised, recompute, sampleDay } from './_day.ts';

const kafka = inject('kafka');
const { bootstrap = '', registryUrl = '' } = kafka ?? {};
const ROUNDS = 4;
const WITHIN = { timeout: 90_000, interval: 200 };

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator, Numerical Recipes). */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

describe.skipIf(kafka === null)('engine and BFF as processes on Kafka', () => {
	let dir: string;
	let day: NewRecord[];
	let embedded: Book;
	const logs: Record<string, string>[] = [];
	beforeAll(async () => {
		dir = await mkdtemp(join(tmpdir(), 'tideline-kafka-apps-'));
		day = await sampleDay();
		embedded = await foldEmbedded(join(dir, 'embedded.db'));
	});
	afterAll(async () => {
		await rm(dir, { recursive: true });
	});

	afterEach(async () => {
		for (const env of logs.splice(0)) await deleteTopics(env);
	});

	/** The day on the embedded log, through the same apps. */
	async function foldEmbedded(path: string): Promise<Book> {
		const env = { TIDELINE_LOG: path, KAFKA_BROKERS: '' };
		const log = openEventLog(env);
		await log.ensureTopics(TOPICS);
		await log.append(day);
		await using apps = await Apps.create(env);
		apps.run('engine');
		await vi.waitFor(async () => expect(await notNormalised(log)).toBe(0), WITHIN);
		await apps.kill('engine', 'SIGTERM');
		const book = await recompute(log);
		await log.close();
		return book;
	}

	async function newLog(): Promise<{ env: Record<string, string>; log: OpenedLog }> {
		const env = {
			KAFKA_BROKERS: bootstrap,
			KAFKA_TOPIC_PREFIX: `${randomUUID()}.`,
			KAFKA_TRANSACTION_TIMEOUT_MS: '3000',
			SCHEMA_REGISTRY_URL: registryUrl,
		};
		logs.push(env);
		const log = openEventLog(env);
		await log.ensureTopics(TOPICS);
		return { env, log };
	}

	/** Waits until the BFF serves what the book says. */
	async function expectServed(apps: Apps, book: Book): Promise<void> {
		const entityIds = book.entities().map(({ entityId }) => entityId);
		expect(entityIds).not.toEqual([]);
		const expected = figuresOfBook(book);
		await vi.waitFor(async () => expect(await apps.figures(entityIds)).toEqual(expected), WITHIN);
	}

	test('a day gives the cash, positions and LCR that it gives on the embedded log', async () => {
		const { env, log } = await newLog();
		await log.append(day);
		await using apps = await Apps.create(env);
		apps.run('engine');
		apps.run('bff');
		await expectServed(apps, embedded);
		expect(figuresOfBook(await recompute(log))).toEqual(figuresOfBook(embedded));
		await log.close();
	});

	test('killed at random moments while the day comes in, they end in what the log recomputes', async () => {
		const random = numbers(20_261_123);
		const { env, log } = await newLog();
		await using apps = await Apps.create(env);
		apps.run('engine');
		apps.run('bff');
		for (let round = 0; round < ROUNDS; round++) {
			const from = Math.floor((day.length * round) / ROUNDS);
			await log.append(day.slice(from, Math.floor((day.length * (round + 1)) / ROUNDS)));
			// The engine takes some two seconds to start: a kill may come before, in the middle of and after its work.
			await wait(4_000 * random());
			await Promise.all([apps.kill('engine'), random() < 0.5 ? apps.kill('bff').then(() => apps.run('bff')) : null]);
			apps.run('engine');
		}
		await vi.waitFor(async () => expect(await notNormalised(log)).toBe(0), WITHIN);
		await expectServed(apps, await recompute(log));
		await expectServed(apps, embedded);
		await log.close();
	});
});
