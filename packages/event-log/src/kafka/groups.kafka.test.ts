import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { readAll, valuesOf } from '../contract/reading.ts';
import type { EventLog, TopicSpec } from '../event-log.ts';
import type { JoinOptions, Share } from '../group.ts';
import { openLog } from './contract-adapter.ts';

const TOPIC: TopicSpec = { name: 'shared', partitions: 4, cleanup: 'delete', retentionMs: null };
const WITHIN = { timeout: 60_000, interval: 20 };

/** A member in this process: the share that it has now. */
class Member {
	share: Share | null = null;
	/** How many shares it has been given. */
	given = 0;
	readonly #leaving = new AbortController();
	readonly #ended: Promise<void>;

	constructor(log: EventLog, split: JoinOptions['split']) {
		this.#ended = this.#follow(log.join({ group: 'g', topics: [TOPIC.name], split, signal: this.#leaving.signal }));
	}

	async #follow(shares: AsyncIterable<Share>): Promise<void> {
		for await (const share of shares) {
			this.share = share;
			this.given++;
			await once(share.revoked, 'abort');
			this.share = null;
		}
	}

	get partitions(): number[] | null {
		return this.share?.partitions.map(({ partition }) => partition) ?? null;
	}

	async leave(): Promise<void> {
		this.#leaving.abort();
		await this.#ended;
	}
}

describe.skipIf(inject('kafka') === null)('a group on Kafka', () => {
	let location: string;
	let log: EventLog;
	const logs: EventLog[] = [];
	beforeEach(async () => {
		const prefix = `${randomUUID()}.`;
		const env = { KAFKA_BROKERS: inject('kafka')?.bootstrap, KAFKA_TOPIC_PREFIX: prefix, KAFKA_TRANSACTION_TIMEOUT_MS: '1000' };
		location = JSON.stringify({ ...env, KAFKA_SESSION_TIMEOUT_MS: '3000' });
		log = await open();
		await log.ensureTopics([TOPIC]);
	});
	afterEach(async () => {
		await Promise.all(logs.splice(0).map((opened) => opened.close()));
	});
	async function open(): Promise<EventLog> {
		const opened = await openLog(location);
		logs.push(opened);
		return opened;
	}

	test('that is spread out shares the partitions anew whenever a member comes or goes', async () => {
		const first = new Member(log, 'spread');
		await vi.waitFor(() => expect(first.partitions).toEqual([0, 1, 2, 3]), WITHIN);
		const second = new Member(await open(), 'spread');
		await vi.waitFor(() => {
			expect(first.partitions).toHaveLength(2);
			expect([...(first.partitions ?? []), ...(second.partitions ?? [])].sort()).toEqual([0, 1, 2, 3]);
		}, WITHIN);
		await first.leave();
		await vi.waitFor(() => expect(second.partitions).toEqual([0, 1, 2, 3]), WITHIN);
		await second.leave();
	});

	test('that goes to one leaves it with everything, undisturbed, while others come and go', async () => {
		const owner = new Member(log, 'one');
		await vi.waitFor(() => expect(owner.partitions).toHaveLength(4), WITHIN);
		const others = [new Member(await open(), 'one'), new Member(await open(), 'one')];
		await vi.waitFor(() => expect(others.map(({ partitions }) => partitions)).toEqual([[], []]), WITHIN);
		await others[0]?.leave();
		const [, heir = owner] = others;
		expect([owner.given, owner.partitions]).toEqual([1, [0, 1, 2, 3]]);
		await owner.leave();
		await vi.waitFor(() => expect(heir.partitions).toHaveLength(4), WITHIN);
		await heir.leave();
	});

	describe('with members in processes of their own', () => {
		const running: ChildProcess[] = [];
		afterEach(async () => {
			for (const child of running.splice(0)) {
				const ended = once(child, 'exit');
				if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await ended;
			}
		});
		function start(name: string): { child: ChildProcess; said: string[] } {
			const script = new URL('./member-process.ts', import.meta.url).pathname;
			const child = spawn(process.execPath, [script, location, TOPIC.name, name], { stdio: ['ignore', 'pipe', 'inherit'] });
			const said: string[] = [];
			createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
			running.push(child);
			return { child, said };
		}
		const writes = (said: readonly string[]) => expect(said.filter((line) => line === 'wrote').length).toBeGreaterThan(5);

		test('a member that is killed gives its share to the one that stands by', async () => {
			const owner = start('owner');
			await vi.waitFor(() => writes(owner.said), WITHIN);
			const heir = start('heir');
			await vi.waitFor(() => expect(heir.said).toEqual(['share of 0']), WITHIN);
			owner.child.kill('SIGKILL');
			await vi.waitFor(() => writes(heir.said), WITHIN);
		});

		test('a member that was paused for longer than its session cannot write any more, and stands by', async () => {
			const owner = start('owner');
			await vi.waitFor(() => writes(owner.said), WITHIN);
			const heir = start('heir');
			await vi.waitFor(() => expect(heir.said).toEqual(['share of 0']), WITHIN);
			owner.child.kill('SIGSTOP');
			await vi.waitFor(() => writes(heir.said), WITHIN);
			const before = valuesOf(await readAll(log, [TOPIC.name])).filter((value) => value === 'owner').length;
			owner.child.kill('SIGCONT');
			await vi.waitFor(() => expect(owner.said.at(-1)).toBe('share of 0'), WITHIN);
			// Counted first: the heir goes on writing while the log is read.
			const told = heir.said.filter((line) => line === 'wrote').length;
			const values = valuesOf(await readAll(log, [TOPIC.name]));
			expect(values.filter((value) => value === 'owner')).toHaveLength(before);
			expect(values.filter((value) => value === 'heir').length).toBeGreaterThanOrEqual(told);
		});
	});
});
