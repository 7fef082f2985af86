import { openSqliteLog, type SqliteLog, TOPICS } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SLICE_HEADER } from '../src/day/ticks.ts';
import { anotherWrites } from '../src/run/another-writes.ts';

let log: SqliteLog;
beforeEach(async () => {
	log = openSqliteLog({ path: ':memory:', maintainEveryMs: 0 });
	await log.ensureTopics(TOPICS);
	await write(7);
});
afterEach(() => log.close());

const write = (slice: number | null) => {
	const headers: Record<string, string> = slice === null ? {} : { [SLICE_HEADER]: `${slice}` };
	return log.append([{ topic: 'market.prices', key: 'GILT', value: Buffer.from('{}'), headers }]);
};

/** `atWait`: what happens while it waits for the so-manieth time. */
async function look(atWait: Record<number, () => unknown>, signal = new AbortController().signal) {
	let waits = 0;
	const wait = async (): Promise<void> => {
		await atWait[++waits]?.();
	};
	return { found: await anotherWrites(log, { wait }, signal), waits };
}

describe('a simulator that was fenced', () => {
	it('knows another one by the next slice of the day', async () => {
		expect(await look({ 3: () => write(8) })).toEqual({ found: true, waits: 3 });
	});

	it('was the only one when nobody goes on with the day, whoever else writes prices', async () => {
		const { found, waits } = await look({ 3: () => write(null) });
		expect(found).toBe(false);
		expect(waits * 250).toBe(15_000);
	});

	it('looks no longer when it is told to stop', async () => {
		const stop = new AbortController();
		expect(await look({ 2: () => stop.abort() }, stop.signal)).toEqual({ found: false, waits: 2 });
	});
});
