import { type Attribution, addUp, type LcrPoint } from '@tideline/domain';
import type { Codecs, SqliteLog } from '@tideline/event-log';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFolderEvents } from '../src/events.ts';
import { randomInputs } from '../src/fold/random-day.fixture.ts';
import { OPENED, referenceInputs } from '../src/fold/reference.fixture.ts';
import { recordOf } from '../src/log-record.fixture.ts';
import { runFolder } from '../src/run-folder.ts';
import { everyTurn } from './_every-turn.ts';
import { openTemporaryLog, type TemporaryLog } from './_log.ts';

let own: TemporaryLog;
let log: SqliteLog;
let codecs: Codecs;

beforeEach(async () => {
	own = await openTemporaryLog();
	({ log, codecs } = own);
});
afterEach(() => own.close());

/** Runs a folder until it has published everything that is in the log, then `body`. */
async function withFolder(body: () => Promise<void> = async () => undefined): Promise<void> {
	const stop = new AbortController();
	const caughtUp = Promise.withResolvers<void>();
	let time = OPENED;
	// Each look at the clock is a second later, so that the open minute is told at every tick.
	const now = () => {
		time += 1_000;
		return time;
	};
	const events = createFolderEvents(pino({ level: 'silent' }));
	const running = runFolder({ log, codecs, events, now, ticks: everyTurn, onCaughtUp: caughtUp.resolve }, stop.signal);
	try {
		await Promise.race([caughtUp.promise, running]);
		await body();
	} finally {
		stop.abort();
		await running;
	}
}

async function all<T>(topic: string, decode: (bytes: Uint8Array) => T): Promise<Map<string, T>> {
	const newest = new Map<string, T>();
	for await (const { records, caughtUp } of log.read({ topics: [topic], from: 'start', signal: new AbortController().signal })) {
		for (const { key, value, offset } of records)
			if (value !== null) newest.set(topic === 'lcr.attribution' ? (key ?? '') : String(offset), decode(value));
		if (caughtUp) break;
	}
	return newest;
}
const minutes = async () => [...(await all('lcr.attribution', (bytes): Attribution => codecs.attribution.decode(bytes))).values()];
const points = async () => [...(await all('lcr.history', (bytes): LcrPoint => codecs.lcrHistory.decode(bytes))).values()];
const day = () => [...referenceInputs(), ...randomInputs(7, 600)].map((input) => recordOf(input, codecs));

async function expectPointsExplained(): Promise<void> {
	const [told, trend] = [await minutes(), await points()];
	for (const entityId of ['LDN', 'NYC', 'GROUP']) {
		const own = trend.filter((point) => point.entityId === entityId && point.at % 60_000 === 0).sort((a, b) => a.at - b.at);
		expect(own.length).toBeGreaterThan(5);
		const [first, last] = [own[0] as LcrPoint, own.at(-1) as LcrPoint];
		const span = told.filter((minute) => minute.entityId === entityId && !minute.open && minute.from >= first.at && minute.to <= last.at);
		const move = addUp(span.sort((a, b) => a.from - b.from));
		const sum = (of: 'hqlaChange' | 'netCashOutflowsChange') => move?.causes.reduce((total, cause) => total + cause[of], 0);
		expect([sum('hqlaChange'), sum('netCashOutflowsChange')]).toEqual([
			last.hqla - first.hqla,
			last.netCashOutflows - first.netCashOutflows,
		]);
	}
}

describe('the attribution in the log', () => {
	test('explains every minute of the trend, and the open one up to the newest record', async () => {
		await log.append(day());
		await withFolder(async () => {
			await expect.poll(async () => (await minutes()).filter(({ open }) => open).length).toBe(3);
		});
		await expectPointsExplained();
		const lcr = await all('lcr', (bytes) => codecs.lcr.decode(bytes));
		for (const { entityId, end } of (await minutes()).filter(({ open }) => open)) {
			const { hqla, netCashOutflows } = [...lcr.values()].findLast((record) => record.entityId === entityId) ?? {};
			expect(end).toMatchObject({ hqla, netCashOutflows });
		}
	});

	test('tells no minute twice when the log is folded anew, and goes on behind the last', async () => {
		const records = day();
		await log.append(records.slice(0, 400));
		await withFolder();
		const before = (await minutes()).filter(({ open }) => !open);
		await log.append(records.slice(400));
		await withFolder();
		const after = (await minutes()).filter(({ open }) => !open);
		expect(after.slice(0, before.length)).toEqual(before);
		await expectPointsExplained();
	});
});
