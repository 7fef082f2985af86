import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LogRecord, openSqliteLog, type SqliteLog, TOPICS } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SimulatorClock, startSimulator } from '../src/run/simulator.ts';

const NOW = Date.parse('2026-11-20T14:00:00Z');
const HISTORY_MS = 120_000;
const WRITTEN = ['oms.fx', 'ems.equity', 'payments', 'balances', 'market.prices', 'reference.business-days'];

/** A clock that moves only when somebody waits, and stops the run at an instant. */
function steppedClock(from: number, to: number): { clock: SimulatorClock; stop: AbortController } {
	const stop = new AbortController();
	let at = from;
	return {
		stop,
		clock: {
			now: () => at,
			elapsed: () => at,
			wait: async () => {
				at += 400;
				if (at >= to) stop.abort();
			},
		},
	};
}

async function run(log: SqliteLog, from: number, to: number, scenario: 'calm' | 'squeeze' = 'calm') {
	const { clock, stop } = steppedClock(from, to);
	const changes: string[] = [];
	const events = { scenarioChanged: (name: string) => void changes.push(name) };
	await startSimulator({
		log,
		clock,
		seed: 'restart',
		scenario,
		rate: 20,
		historyRate: 1,
		historyMs: HISTORY_MS,
		signal: stop.signal,
		events,
	});
	return changes;
}

async function contents(log: SqliteLog): Promise<string[]> {
	const stop = new AbortController();
	const all: string[] = [];
	const line = ({ topic, partition, offset, timestamp, value }: LogRecord) =>
		`${topic}/${partition}/${offset} ${timestamp} ${Buffer.from(value ?? []).toString()}`;
	for await (const { records, caughtUp } of log.read({ topics: WRITTEN, from: 'start', signal: stop.signal })) {
		all.push(...records.map(line));
		if (caughtUp) stop.abort();
	}
	return all.sort();
}

describe('a simulator that is stopped and started again', () => {
	let folder: string;
	let log: SqliteLog;
	const open = (name: string) => openSqliteLog({ path: join(folder, name), maintainEveryMs: 0 });

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'tideline-simulator-'));
		log = open('log.db');
	});

	afterEach(async () => {
		await log.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('fills the gap and never gives an id twice', async () => {
		await run(log, NOW, NOW + 4_000);
		await run(log, NOW + 60_000, NOW + 64_000);
		const payments = (await contents(log)).filter((line) => line.startsWith('payments'));
		const ids = payments.map((line) => /"paymentId":"([^"]*)"/.exec(line)?.[1]);
		expect(new Set(ids).size).toBe(ids.length);
		const prices = await log.ends(['market.prices']);
		expect(prices[0]?.lastTimestamp).toBeGreaterThan(NOW + 60_000);
	});

	it('carries on with the very records that it would have written', async () => {
		await run(log, NOW, NOW + 8_000);
		const stopped = open('stopped.db');
		await run(stopped, NOW, NOW + 4_000);
		await run(stopped, NOW + 4_000, NOW + 8_000);
		const [whole, resumed] = [await contents(log), await contents(stopped)];
		await stopped.close();
		expect(resumed).toEqual(whole);
	});

	it('carries on with them after a kill, from its last checkpoint', async () => {
		await run(log, NOW, NOW + 8_000);
		const killed = open('killed.db');
		const { clock } = steppedClock(NOW, NOW + 4_000);
		const wait = async () => {
			if (clock.now() >= NOW + 3_600) throw new Error('killed');
			await clock.wait(0, new AbortController().signal);
		};
		const options = { seed: 'restart', scenario: 'calm', rate: 20, historyRate: 1, historyMs: HISTORY_MS } as const;
		const dying = startSimulator({ ...options, log: killed, clock: { ...clock, wait }, signal: new AbortController().signal });
		await expect(dying).rejects.toThrow('killed');
		await run(killed, NOW + 4_000, NOW + 8_000);
		const [whole, resumed] = [await contents(log), await contents(killed)];
		await killed.close();
		expect(resumed).toEqual(whole);
	});

	it('opens its day as long before the first start as it is told', async () => {
		await run(log, NOW, NOW + 400);
		const first = (await contents(log)).find((line) => line.startsWith('reference.business-days'));
		expect(Number(first?.split(' ')[1])).toBe(NOW - HISTORY_MS);
	});

	it('takes up a scenario that was asked for while it was away', async () => {
		await log.ensureTopics(TOPICS);
		expect(await run(log, NOW, NOW + 800)).toEqual([]);
		await log.append([{ topic: 'control', key: 'scenario', value: Buffer.from('{"type":"scenario","scenario":"breach"}') }]);
		expect(await run(log, NOW + 1_000, NOW + 2_000)).toEqual(['breach']);
		expect(await run(log, NOW + 3_000, NOW + 4_000)).toEqual([]);
	});

	it('ignores control records that are not for it', async () => {
		await log.ensureTopics(TOPICS);
		await log.append([
			{ topic: 'control', key: 'feed', value: Buffer.from('not json') },
			{ topic: 'control', key: 'feed', value: null },
		]);
		expect(await run(log, NOW, NOW + 800)).toEqual([]);
	});
});
