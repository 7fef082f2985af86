import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { FOLDER_GROUP } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Bank, expectTruth } from './_checkpoint.ts';

const DAY = 86_400_000;
/** Disks and processors of others are busy too. */
const TIMEOUT_MS = 60_000;
let bank: Bank;

beforeEach(async () => {
	bank = await new Bank().open();
	await bank.append(450);
});
afterEach(() => bank[Symbol.asyncDispose]());

describe('a folder that has been stopped', { timeout: TIMEOUT_MS }, () => {
	test('goes on from its checkpoint, and publishes nothing again', async () => {
		await bank.fold();
		const before = await bank.counts();
		await bank.fold();
		expect(bank.said).toEqual(['written', 'loaded']);
		const after = await bank.counts();
		// The figures carry the offsets of their inputs, and are told anew at every start.
		expect({ ...after, lcr: before.lcr }).toEqual(before);
		await expectTruth(bank);
	});

	test('folds what came meanwhile', async () => {
		await bank.fold();
		await bank.append(300);
		await bank.fold();
		expect(bank.said).toEqual(['written', 'loaded', 'written']);
		await expectTruth(bank);
	});

	test('has published what it was given in its last moment', async () => {
		await bank.fold(() => bank.append(300));
		await bank.fold(() => bank.append(300));
		await bank.fold();
		expect(bank.said.filter((what) => what === 'loaded')).toHaveLength(2);
		await expectTruth(bank);
	});

	test('goes on from one that compaction has overtaken, as after a kill some minutes later', async () => {
		await bank.fold();
		const kept = readFileSync(bank.checkpointPath);
		await bank.append(300);
		await bank.fold();
		await bank.log.maintain();
		expect((await bank.log.ends(['cash'])).some(({ low }) => low > 0)).toBe(true);
		writeFileSync(bank.checkpointPath, kept);
		await bank.fold();
		expect(bank.said.filter((what) => what !== 'written')).toEqual(['loaded', 'loaded']);
		await expectTruth(bank);
	});

	test('takes away what an earlier process had begun to write when it was ended, and goes on from the one before', async () => {
		await bank.fold();
		writeFileSync(`${bank.checkpointPath}.tmp`, 'half of one');
		await bank.append(300);
		await bank.fold();
		expect(bank.said).toEqual(['written', 'given up', 'loaded', 'written']);
		expect(existsSync(`${bank.checkpointPath}.tmp`)).toBe(false);
		await expectTruth(bank);
	});

	test('takes away a holding that ended while it was down', async () => {
		await bank.fold();
		await bank.log.append((await bank.all('balances')).map(({ key }) => ({ topic: 'balances', key, value: null })));
		await bank.fold();
		const gone = (await bank.all('positions')).filter(({ value }) => value === null);
		expect(gone.length).toBeGreaterThan(0);
		expect(bank.said).toContain('loaded');
		await expectTruth(bank);
	});

	test('keeps a dead letter out that it has written before', async () => {
		const bad = { topic: 'payments', key: 'P', value: new TextEncoder().encode('{'), timestamp: bank.now };
		await bank.log.append([bad]);
		await bank.fold();
		await bank.log.append([bad]);
		await bank.fold();
		await bank.fold();
		expect((await bank.all('trades.rejected')).length).toBe(2);
	});
});

describe('a running folder', { timeout: TIMEOUT_MS }, () => {
	test('writes a checkpoint whenever enough has been folded, one at a time', async () => {
		await bank.fold(
			async () => {
				for (let i = 0; i < 20; i++) {
					await bank.append(50);
					await new Promise(setImmediate);
				}
				await settled(() => bank.said.filter((what) => what === 'written').length >= 2);
			},
			{ pace: { records: 100, apartMs: 0 } },
		);
		expect(new Set(bank.said)).toEqual(new Set(['written']));
		await bank.fold();
		await expectTruth(bank);
	});

	test('that is stopped while a checkpoint is being written makes do with that one', async () => {
		const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
		const body = async () => {
			const before = await bank.log.committed(FOLDER_GROUP);
			await bank.append(50);
			await expect.poll(() => bank.log.committed(FOLDER_GROUP), { timeout: TIMEOUT_MS }).not.toEqual(before);
			// When the stop has been heard.
			setImmediate(letGo);
		};
		await bank.fold(body, { pace: { records: 400, apartMs: DAY }, held });
		expect(bank.said).toEqual(['written']);
		await bank.fold();
		await expectTruth(bank);
	});

	test('names as its program what it was at its start, whatever has been put in the place of its sources since', async () => {
		let sources = 'those that it runs';
		const program = () => sources;
		await bank.fold(
			async () => {
				sources = 'newer ones';
			},
			{ program },
		);
		await bank.fold(undefined, { program });
		expect(bank.said[1]).toContain('another version of the program');
		await expectTruth(bank);
	});

	test('that cannot write a checkpoint leaves nothing of it on the disk, and tries again when the next one is due', async () => {
		// A folder in its place: all is written, and then cannot be put there.
		mkdirSync(bank.checkpointPath);
		await bank.fold(
			async () => {
				await settled(() => bank.said.some((what) => what.startsWith('failed')));
				for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
				expect(bank.said.filter((what) => what.startsWith('failed'))).toHaveLength(1);
				bank.now += 1_000;
				await settled(() => bank.said.filter((what) => what.startsWith('failed')).length === 2);
			},
			{ pace: { records: 1, apartMs: 1_000 } },
		);
		expect(existsSync(`${bank.checkpointPath}.tmp`)).toBe(false);
		rmSync(bank.checkpointPath, { recursive: true });
		await bank.fold();
		await expectTruth(bank);
	});
});

async function settled(until: () => boolean): Promise<void> {
	while (!until()) await new Promise(setImmediate);
}

describe('a checkpoint that is not of this log as it is now', { timeout: TIMEOUT_MS }, () => {
	/** Makes a checkpoint, does something to it or to the log, and starts again. */
	async function refusedAfter(harm: () => unknown, options?: { program: () => string }): Promise<string | undefined> {
		await bank.fold();
		await harm();
		const before = bank.said.length;
		await bank.fold(undefined, options);
		await expectTruth(bank);
		return bank.said[before];
	}
	const change = (at: (length: number) => number) => () => {
		const bytes = readFileSync(bank.checkpointPath);
		const place = at(bytes.length);
		bytes[place] = (bytes[place] ?? 0) ^ 0x10;
		writeFileSync(bank.checkpointPath, bytes);
	};

	test('is not there after it has been deleted, which is no fault', async () => {
		expect(await refusedAfter(() => rmSync(bank.checkpointPath))).toBe('written');
	});

	test.each([
		['empty', () => writeFileSync(bank.checkpointPath, ''), 'its end is missing'],
		['something else', () => writeFileSync(bank.checkpointPath, 'x'.repeat(5_000)), 'its end is missing'],
		['cut short', () => truncateSync(bank.checkpointPath, 20_000), 'its end is missing'],
		['changed by one bit at its start', change(() => 100), 'a checksum is wrong'],
		['changed by one bit in the middle', change((length) => length >> 1), 'a checksum is wrong'],
		['changed by one bit in its index', change((length) => length - 300), 'its index is damaged'],
		['changed by one bit at its end', change((length) => length - 1), 'its end is missing'],
	])('is refused when it is %s', async (_, harm, reason) => {
		expect(await refusedAfter(harm)).toContain(reason);
	});

	test('is refused when another program has written it', async () => {
		expect(await refusedAfter(() => undefined, { program: () => 'a later one' })).toContain('another version of the program');
	});

	test('is refused when it belongs to another log', async () => {
		const other = await new Bank().open();
		try {
			await other.append(450);
			await other.fold();
			expect(await refusedAfter(() => copyFileSync(other.checkpointPath, bank.checkpointPath))).toContain('another log');
		} finally {
			await other[Symbol.asyncDispose]();
		}
	});

	test('is refused when the log is an older copy of itself', async () => {
		await bank.log.close();
		copyFileSync(bank.logPath, `${bank.logPath}.copy`);
		await bank.open();
		await bank.append(300);
		const restored = async () => {
			await bank.log.close();
			for (const suffix of ['', '-wal', '-shm']) rmSync(`${bank.logPath}${suffix}`, { force: true });
			copyFileSync(`${bank.logPath}.copy`, bank.logPath);
			await bank.open();
		};
		expect(await refusedAfter(restored)).toMatch(/past the end|another log/);
	});

	test('is refused when an older copy of the log has gone another way since', async () => {
		await bank.log.identity();
		await bank.log.close();
		copyFileSync(bank.logPath, `${bank.logPath}.copy`);
		await bank.open();
		await bank.append(300);
		const restored = async () => {
			await bank.log.close();
			for (const suffix of ['', '-wal', '-shm']) rmSync(`${bank.logPath}${suffix}`, { force: true });
			copyFileSync(`${bank.logPath}.copy`, bank.logPath);
			await bank.open();
			// Folded without checkpoints, so that its ends are past those that the checkpoint knows.
			const kept = readFileSync(bank.checkpointPath);
			await bank.append(900);
			rmSync(bank.checkpointPath);
			await bank.fold();
			await bank.append(600);
			await bank.fold();
			writeFileSync(bank.checkpointPath, kept);
		};
		expect(await refusedAfter(restored)).toMatch(/is another one|past the end/);
	});

	test('is refused when tombstones that it has not seen may be gone', async () => {
		await bank.fold();
		await bank.append(300);
		bank.now += 2 * DAY;
		await bank.fold();
		expect(bank.said[1]).toContain('older than tombstones');
		// Once more for the overrides that it found expired.
		await bank.fold();
		await expectTruth(bank);
	});

	test('is refused when the clock has been set back since, so that nobody knows how old it is', async () => {
		await bank.fold();
		await bank.append(300);
		bank.now -= 1;
		await bank.fold();
		expect(bank.said[1]).toContain('older than tombstones');
		await expectTruth(bank);
	});

	test('is used after any time when nothing has come since', async () => {
		await bank.fold();
		bank.now += 2 * DAY;
		await bank.fold();
		expect(bank.said[1]).toBe('loaded');
	});
});
