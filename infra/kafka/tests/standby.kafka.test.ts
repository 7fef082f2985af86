import { randomUUID } from 'node:crypto';
import { type OpenedLog, openEventLog, TOPICS } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { deleteTopics } from '../../../packages/event-log/src/kafka/contract-adapter.ts';
import { figuresOfBook, notNormalised, recompute, sampleDay } from './_day.ts';
import { Load, outcomes } from './_load.ts';
import { type Member, Members } from './_members.ts';
import { publishedFigures, signsOfTwoWriters } from './_published.ts';

const kafka = inject('kafka');
const { bootstrap = '', registryUrl = '' } = kafka ?? {};
const WITHIN = { timeout: 120_000, interval: 100 };
/** Six engines start one after the other, on a machine that may be busy with other tests. */
const LONG = { timeout: 400_000 };
const SLOWLY = { ...WITHIN, interval: 500 };

describe.skipIf(kafka === null)('several engines on Kafka', () => {
	let env: Record<string, string>;
	let log: OpenedLog;
	let members: Members;
	beforeEach(async () => {
		const cluster = { KAFKA_BROKERS: bootstrap, SCHEMA_REGISTRY_URL: registryUrl };
		env = { ...cluster, KAFKA_TOPIC_PREFIX: `${randomUUID()}.`, KAFKA_SESSION_TIMEOUT_MS: '4000' };
		log = openEventLog(env);
		await log.ensureTopics(TOPICS);
		await log.append(await sampleDay());
		members = await Members.create(env);
	});
	afterEach(async () => {
		await members[Symbol.asyncDispose]();
		await log.close();
		await deleteTopics(env);
	});

	const until = (member: Member, action: string, ...others: string[]) =>
		vi.waitFor(() => expect(member.last(action, ...others)).toBe(action), WITHIN);
	const publishing = (member: Member) => until(member, 'folder-caught-up', 'folder-standing-by', 'folder-demoted');
	const standingBy = (member: Member) => until(member, 'folder-standing-by', 'folder-caught-up', 'folder-demoted');
	const grows = async (list: readonly unknown[]) => {
		const length = list.length;
		await vi.waitFor(() => expect(list.length).toBeGreaterThan(length + 100), WITHIN);
	};
	/** Waits until what is published is what the log recomputes, to the minor unit. */
	async function expectTruth(): Promise<void> {
		await vi.waitFor(async () => expect(await notNormalised(log)).toBe(0), SLOWLY);
		const book = await recompute(log);
		await vi.waitFor(async () => expect(await publishedFigures(log, book)).toEqual(figuresOfBook(book)), SLOWLY);
		expect(await signsOfTwoWriters(log)).toEqual([]);
	}

	test(
		'a normaliser that joins and one that is killed under load: every desk message becomes one trade or one dead letter',
		LONG,
		async () => {
			const first = members.start('normaliser');
			await until(first, 'normaliser-caught-up');
			const day = await outcomes(log);
			await using load = await Load.start(log);
			const second = members.start('normaliser');
			await until(second, 'normaliser-caught-up');
			await grows(load.good);
			await first.kill();
			await grows(load.good);
			await load.stop();
			await vi.waitFor(async () => expect(await notNormalised(log)).toBe(0), SLOWLY);
			expect(await outcomes(log)).toEqual({ good: [...day.good, ...load.good].sort(), bad: [...day.bad, ...load.bad].sort() });
		},
	);

	test(
		'of engines that are killed, or paused for longer than their session, another one goes on; who wakes, soon or late, stands by',
		LONG,
		async () => {
			members.start('normaliser');
			const first = members.start('folder');
			await publishing(first);
			const second = members.start('folder');
			await standingBy(second);
			await using load = await Load.start(log);
			await grows(load.good);
			await first.kill();
			await publishing(second);
			const third = members.start('folder');
			await standingBy(third);

			second.pause();
			await until(third, 'folder-publishing', 'folder-standing-by');
			// In the middle of the take-over: it has lost its share, and may not have been fenced yet.
			second.resume();
			await publishing(third);
			await standingBy(second);
			expect(second.said).toContain('folder-demoted');

			third.pause();
			await publishing(second);
			await grows(load.good);
			third.resume();
			await standingBy(third);
			expect(third.said).toContain('folder-demoted');

			await second.kill();
			await publishing(third);
			await load.stop();
			await expectTruth();
		},
	);
});
