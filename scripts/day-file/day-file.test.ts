import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Codecs, INPUT_TOPICS, openCodecs, openSqliteLog, recordsLeft, type SqliteLog, TOPICS } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { normaliseAll } from '../../apps/engine/tests/_log.ts';
import { UsageError } from '../start/usage-error.ts';
import { inputsOf, lcrBySecond, OPENED_AT, readAll, shortDay } from './day.fixture.ts';
import { PACE_TICK_MS } from './pace.ts';
import { recordDay } from './record-day.ts';
import { type ReplayDeps, type ReplayOptions, replayDay } from './replay-day.ts';
import { checkTarget, removeUnfinished } from './write-day.ts';

const NEVER = new AbortController().signal;
const AT_ONCE: ReplayOptions = { speed: Number.POSITIVE_INFINITY, from: null, append: false };
const NOW = Date.UTC(2026, 10, 20, 18);
/** Days are simulated and written in each, normalised and folded twice in one. */
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let file: string;
let original: SqliteLog;
let target: SqliteLog;
let codecs: Codecs;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tideline-day-file-'));
	file = join(folder, 'day.gz');
	original = openSqliteLog({ path: join(folder, 'original.db'), maintainEveryMs: 0 });
	target = openSqliteLog({ path: join(folder, 'target.db'), maintainEveryMs: 0 });
	await original.ensureTopics(TOPICS);
	codecs = await openCodecs(original.registry);
});
afterEach(async () => {
	await Promise.all([original.close(), target.close()]);
	rmSync(folder, { recursive: true });
});

const record = (log = original, signal = NEVER, follow = false) =>
	recordDay({ log, now: () => NOW, progress: () => undefined }, file, { follow }, signal);
const replay = (deps: Partial<ReplayDeps> = {}, options: Partial<ReplayOptions> = {}, signal = NEVER) => {
	const clock = { log: target, now: () => 0, wait: () => Promise.reject(new Error('nothing to wait for')), progress: () => undefined };
	return replayDay({ ...clock, ...deps }, file, { ...AT_ONCE, ...options }, signal);
};

/** The lines of the recorded day, changed and packed again. */
function rewrite(change: (lines: string[]) => readonly string[]): void {
	const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
	writeFileSync(file, gzipSync(`${change(lines).join('\n')}\n`));
}
/** Such a file is whole: its checksum fits. */
const inHeader = (change: (day: Record<string, unknown>) => object) =>
	rewrite(([header = '', ...rest]) => {
		const lines = [JSON.stringify({ day: change(JSON.parse(header).day) }), ...rest.slice(0, -1)];
		const sha256 = createHash('sha256')
			.update(`${lines.join('\n')}\n`)
			.digest('hex');
		return [...lines, JSON.stringify({ end: { ...JSON.parse(rest.at(-1) ?? '').end, sha256 } })];
	});
const withTopic = (name: string, partitions: number) => () =>
	inHeader(({ topics, ...day }) => ({ ...day, topics: [...(topics as object[]), { name, partitions }] }));

describe('a file that is no whole day is told in one line, and nothing of it is appended', () => {
	const cut = (share: number) => {
		const bytes = readFileSync(file);
		writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length * share)));
	};
	const flip = () => {
		const bytes = readFileSync(file);
		bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] as number) ^ 0x10;
		writeFileSync(file, bytes);
	};
	const again = /; copy it again, or record the day anew$/;
	it.each<[string, () => void, RegExp]>([
		['one that is not there', () => rmSync(file), /day\.gz cannot be read \(ENOENT\)$/],
		['a folder', () => (file = folder), / is no file$/],
		['an empty one', () => writeFileSync(file, ''), /is no day that npm run record has written$/],
		['text', () => writeFileSync(file, '{"topic":"oms.fx"}\n'), /is no day that npm run record has written$/],
		['other compressed text', () => writeFileSync(file, gzipSync('topic,key\n')), /is no day that npm run record has written$/],
		['other compressed lines', () => rewrite(([, ...rest]) => rest), /is no day that npm run record has written$/],
		[
			'one of a later format',
			() => inHeader((day) => ({ ...day, version: 2, more: {} })),
			/has format 2, this version of Tideline knows 1; use/,
		],
		['one cut in the middle', () => cut(0.5), /is cut short after \d+ records; copy/],
		['one without its last bytes', () => cut(0.9999), /is cut short after \d+ records; copy/],
		['one without its end', () => rewrite((lines) => lines.slice(0, -1)), /is cut short after \d+ records; copy/],
		['one with a bit flipped', flip, /is damaged at line \d+; copy/],
		['one with a line less', () => rewrite((lines) => lines.toSpliced(9, 1)), /is damaged at line \d+; copy/],
		[
			'one with a line changed',
			() => rewrite((lines) => lines.with(9, (lines[9] ?? '').replace(/\d/, '7'))),
			/is damaged at line \d+; copy/,
		],
		['one with something behind its end', () => rewrite((lines) => [...lines, ...lines.slice(1, 2)]), again],
		['two in one', () => writeFileSync(file, Buffer.concat([readFileSync(file), readFileSync(file)])), again],
		[
			'one with other partitions',
			withTopic('payments', 8),
			/was recorded with 8 partitions of "payments", this version of Tideline has 4$/,
		],
		[
			'one with a topic that is no input',
			withTopic('positions', 4),
			/has records of "positions", which is no input of this version of Tideline$/,
		],
	])('%s', async (_, spoil, line) => {
		await original.append(shortDay(codecs, 1).slice(-400));
		await record();
		spoil();
		const error = await replay().catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(UsageError);
		expect((error as UsageError).message).toMatch(line);
		expect((error as UsageError).message).not.toContain('\n');
		await target.ensureTopics(TOPICS);
		expect((await target.ends(['payments', 'oms.fx', 'market.prices'])).every(({ high }) => high === 0)).toBe(true);
	});
});

describe('a log that has a day already', () => {
	beforeEach(async () => {
		await original.append(shortDay(codecs, 1).slice(-400));
		await record();
		await replay();
	});

	it('takes no second one', async () => {
		await expect(replay()).rejects.toThrow(/^the log has records of ".+" already; replay into a new one \(--data DIR\), or add --append$/);
	});

	it('takes it when told so', async () => {
		const { records } = await replay({}, { append: true });
		expect(await readAll(target, ['market.prices'])).toHaveLength(2 * (await readAll(original, ['market.prices'])).length);
		expect(records).toBe((await inputsOf(original, codecs)).length);
	});
});

describe('a file that cannot be written', () => {
	it('is one that is there already, unless it may be replaced', () => {
		writeFileSync(file, '');
		expect(() => checkTarget(file, { force: false })).toThrow(`${file} is there already; name another file, or add --force`);
		expect(() => checkTarget(file, { force: true })).not.toThrow();
	});

	it('is a folder, or one in a folder that is not there', () => {
		expect(() => checkTarget(folder, { force: true })).toThrow(`${folder} is a folder: name a file in it`);
		const nowhere = join(folder, 'none');
		expect(() => checkTarget(join(nowhere, 'day.gz'), { force: false })).toThrow(`there is no folder ${nowhere}; make it or name another`);
	});

	it('leaves nothing behind when it fails in the middle', async () => {
		await original.append(shortDay(codecs, 5));
		file = join(folder, 'none', 'day.gz');
		await expect(record()).rejects.toThrow(`${file} cannot be written (ENOENT); nothing of it is kept`);
	});

	it('has its name only when it is whole', async () => {
		await original.append(shortDay(codecs, 5));
		const seen: string[][] = [];
		const progress = () => seen.push(readdirSync(folder).filter((name) => name.startsWith('day')));
		await recordDay({ log: original, now: () => NOW, progress }, file, { follow: false }, NEVER);
		expect(seen.every((names) => !names.includes('day.gz'))).toBe(true);
		expect(readdirSync(folder).filter((name) => name.startsWith('day'))).toEqual(['day.gz']);
		writeFileSync(`${file}.part`, '');
		removeUnfinished(file);
		expect(existsSync(`${file}.part`)).toBe(false);
	});
});

describe('npm run record', () => {
	it('has nothing to record in an empty log', async () => {
		await expect(record()).rejects.toThrow('the log holds nothing to record yet');
		await expect(record(target)).rejects.toThrow('the log holds nothing to record yet');
		expect(existsSync(file)).toBe(false);
	});

	it('ends in order at Ctrl-C: the file holds what was read', async () => {
		await original.append(shortDay(codecs, 30));
		const stop = new AbortController();
		const progress = () => stop.abort();
		const { records, left } = await recordDay({ log: original, now: () => NOW, progress }, file, { follow: true }, stop.signal);
		const ends = await original.ends(INPUT_TOPICS);
		expect(records + left).toBe(recordsLeft(ends, new Map()));
		expect((await replay()).records).toBe(records);
	});

	it('is whole when compaction has taken records from between those that are left', async () => {
		let clock = NOW;
		const log = openSqliteLog({ path: join(folder, 'compacted.db'), maintainEveryMs: 0, now: () => clock });
		try {
			await log.ensureTopics(TOPICS);
			const priced = (index: number) => ({ topic: 'market.fx', key: 'EURUSD', value: Buffer.from(`{"rate":${index}}`) });
			await log.append(Array.from({ length: 500 }, (_, index) => priced(index)));
			clock += 26 * 3_600_000;
			await log.append([priced(501)]);
			await log.maintain();
			expect(await record(log)).toMatchObject({ records: 2, left: 0 });
		} finally {
			await log.close();
		}
	});

	it('goes on with what comes, a schema that was registered meanwhile included', async () => {
		await original.append(shortDay(codecs, 2));
		const stop = new AbortController();
		const id = await original.registry.register('tideline.Later', { type: 'string' });
		const later = Uint8Array.of(0, 0, 0, 0, id, 2, 0x61);
		const progress = (done: number, total: number) => {
			if (done === total) void original.append([{ topic: 'overrides', key: 'OV-2', value: later, timestamp: NOW }]);
			if (done > total) stop.abort();
		};
		const before = recordsLeft(await original.ends(INPUT_TOPICS), new Map());
		const { records, left } = await recordDay({ log: original, now: () => NOW, progress }, file, { follow: true }, stop.signal);
		expect([records, left]).toEqual([before + 1, 0]);
		await target.registry.register('elsewhere', { type: 'int' });
		await replay();
		const [value] = (await readAll(target, ['overrides'])).slice(-1).map((found) => found.value);
		expect(await target.registry.schema(value?.[4] ?? 0)).toEqual({ type: 'string' });
		expect(value?.subarray(5)).toEqual(later.subarray(5));
	});

	it('compresses', async () => {
		await original.append(shortDay(codecs));
		const { bytes } = await record();
		expect(bytes).toBe(statSync(file).size);
		expect(bytes).toBeLessThan(gunzipSync(readFileSync(file)).length / 5);
	});
});

describe('a day out of a file is the day that went in', () => {
	it('has the same records with the same keys, partitions, times and headers, under the schema ids of its own registry', async () => {
		await original.append(shortDay(codecs));
		// So that the ids of the two registries differ.
		for (let other = 0; other < 3; other++) await target.registry.register(`other-${other}`, { type: 'fixed', name: 'F', size: other });
		await record();
		await replay();
		const own = await openCodecs(target.registry);
		expect(own.overrideEvent.schemaId).not.toBe(codecs.overrideEvent.schemaId);
		expect(await inputsOf(target, own)).toEqual(await inputsOf(original, codecs));
	});

	it('has the same LCR at each second', async () => {
		await original.append(shortDay(codecs, 30));
		await record();
		await replay();
		const own = await openCodecs(target.registry);
		await normaliseAll({ log: original, codecs });
		await normaliseAll({ log: target, codecs: own });
		const expected = await lcrBySecond(original, codecs);
		expect(new Set(expected.map(({ figures }) => figures)).size).toBeGreaterThan(30);
		expect(await lcrBySecond(target, own)).toEqual(expected);
	});
});

describe('the pace of a replay', () => {
	/** The seconds of the day that are in the log whenever the replay waits, on a clock that only waiting moves. */
	async function watch(options: Partial<ReplayOptions>, signal = NEVER, onWait: (clock: number) => void = () => undefined) {
		let clock = 0;
		const looks: { clock: number; newest: number }[] = [];
		const wait = async (milliseconds: number) => {
			clock += milliseconds;
			const ends = await target.ends(TOPICS.map(({ name }) => name));
			looks.push({ clock, newest: Math.max(...ends.map(({ lastTimestamp }) => lastTimestamp ?? 0)) });
			onWait(clock);
		};
		const replayed = await replay({ now: () => clock, wait }, options, signal);
		return { looks, replayed, clock };
	}

	it.each([1, 10, 0.5])('at speed %s nothing comes before its time, and the whole takes as long as it should', async (speed) => {
		await original.append(shortDay(codecs, 20));
		await record();
		const { looks, replayed, clock } = await watch({ speed, from: OPENED_AT });
		const { to, records } = replayed.day;
		expect(replayed.records).toBe(records);
		for (const { clock: at, newest } of looks) expect(newest).toBeLessThanOrEqual(OPENED_AT + (at + PACE_TICK_MS) * speed);
		expect(clock).toBeGreaterThan((to - OPENED_AT) / speed - PACE_TICK_MS - 1);
		expect(clock).toBeLessThanOrEqual((to - OPENED_AT) / speed);
	});

	it('begins where it is told to: what lies before comes at once', async () => {
		await original.append(shortDay(codecs, 20));
		const { span } = await record();
		const { clock, replayed } = await watch({ speed: 1, from: (span?.to ?? 0) - 2_000 });
		expect(clock).toBeLessThanOrEqual(2_000);
		expect(clock).toBeGreaterThan(1_000);
		expect(replayed.records).toBe(replayed.day.records);
	});

	it('ends at Ctrl-C with the records before, in order', async () => {
		await original.append(shortDay(codecs, 20));
		await record();
		const stop = new AbortController();
		const { replayed } = await watch({ speed: 1, from: OPENED_AT }, stop.signal, (clock) => clock > 5_000 && stop.abort());
		expect(replayed.records).toBeLessThan(replayed.day.records);
		const pricesOf = async (log: SqliteLog) => (await readAll(log, ['market.prices'])).map(({ key, timestamp }) => [key, timestamp]);
		const found = await pricesOf(target);
		expect(found.length).toBeGreaterThan(0);
		expect(found).toEqual((await pricesOf(original)).slice(0, found.length));
		expect(Math.max(...found.map(([, timestamp]) => Number(timestamp)))).toBeLessThanOrEqual(OPENED_AT + 6_000);
	});
});
