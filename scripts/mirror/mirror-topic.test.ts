import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NewRecord, openSqliteLog, type SqliteLog, topicLike } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAll } from '../day-file/day.fixture.ts';
import { mirrorTopic } from './mirror-topic.ts';

const FROM = 'positions';
const TO = 'positions.v4';

let folder: string;
let log: SqliteLog;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tideline-mirror-'));
	log = openSqliteLog({ path: join(folder, 'log.db'), maintainEveryMs: 0 });
	await log.ensureTopics([topicLike(FROM, FROM), topicLike('reference.accounts', 'reference.accounts')]);
});
afterEach(async () => {
	await log.close();
	rmSync(folder, { recursive: true });
});

const position = (key: string, text: string | null, timestamp = 1): NewRecord => ({
	...{ topic: FROM, key, timestamp, headers: { by: 'fold' } },
	value: text === null ? null : Buffer.from(text),
});
const write = (...texts: string[]) => log.append(texts.map((text, index) => position(`LDN|${index % 7}`, text, index)));
const mirror = (options: Partial<Parameters<typeof mirrorTopic>[1]> = {}, signal = new AbortController().signal) =>
	mirrorTopic({ log, progress: () => undefined }, { from: FROM, to: TO, follow: false, partitions: null, ...options }, signal);
/** What a reader of each key has seen, in its order. */
const byKey = async (topic: string) =>
	Object.groupBy(
		(await readAll(log, [topic])).map(({ key, value, timestamp, headers }) => ({
			...{ key: key ?? '', timestamp, headers },
			value: value === null ? null : Buffer.from(value).toString(),
		})),
		({ key }) => key,
	);
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `position ${index}`);

describe('a mirror', () => {
	it('holds each key with every value, time and header, and tombstones, in other partitions', async () => {
		await write(...numbered(5_000));
		await log.append([position('LDN|3', null, 9)]);
		expect(await mirror({ partitions: 3 })).toEqual({ records: 5_001, left: 0 });
		expect(await byKey(TO)).toEqual(await byKey(FROM));
		expect(await log.ends([TO])).toHaveLength(3);
	});

	it('begun again goes on where it stood', async () => {
		await write('a', 'b');
		await mirror();
		await write('c');
		expect(await mirror()).toEqual({ records: 1, left: 0 });
		expect(await byKey(TO)).toEqual(await byKey(FROM));
	});

	const begun = async () => {
		await log.ensureTopics([topicLike(TO, FROM)]);
		await write('a', 'b');
		return until(async () => (await byKey(TO))['LDN|1'] !== undefined);
	};

	it('follows what comes until it is stopped, and a mirror of it follows that', async () => {
		const stop = new AbortController();
		const following = [mirror({ follow: true }, stop.signal)];
		await begun();
		await mirror({ from: TO, to: 'positions.v5' });
		following.push(mirror({ from: TO, to: 'positions.v5', follow: true }, stop.signal));
		await write('c');
		await until(async () => (await byKey('positions.v5'))['LDN|0']?.length === 2);
		stop.abort();
		expect(await Promise.all(following)).toEqual([
			{ records: 3, left: 0 },
			{ records: 1, left: 0 },
		]);
	});

	it('stops for one that is begun beside it, with nothing lost or doubled', async () => {
		const fenced = expect(mirror({ follow: true })).rejects.toThrow(
			'another mirror of positions writes positions.v4 now, or a transaction took too long; this one has stopped',
		);
		await begun();
		await log.openTransactor('mirror.positions.positions.v4');
		await write('c');
		await fenced;
		await mirror();
		expect(await byKey(TO)).toEqual(await byKey(FROM));
	});
});

describe('is refused in one line:', () => {
	it.each<[string, Parameters<typeof mirror>[0], string]>([
		['a source that is not there', { from: 'positions.v2' }, 'there is no topic positions.v2 yet'],
		['a source that no swap may name', { from: 'lcr' }, 'lcr is not mirrored: FROM is positions or reference.accounts, or a mirror'],
		['a target of our own', { to: 'reference.accounts' }, "reference.accounts is a topic of Tideline's own; name a new one"],
		[
			'a target that does not say what it holds',
			{ to: 'reference' },
			'reference does not say what it holds: name it positions.v2 or the like',
		],
		['a target that is the source', { to: FROM }, 'FROM and TO are both positions; name a new one'],
	])('%s', (_, options, message) => expect(mirror(options)).rejects.toThrow(message));

	it('a target that others have filled', async () => {
		await log.ensureTopics([topicLike(TO, FROM)]);
		await log.append([{ ...position('LDN|1', 'theirs'), topic: TO }]);
		await expect(mirror()).rejects.toThrow('positions.v4 has records already, and not from a mirror of positions; name a new one');
	});

	it('another number of partitions than the target has', async () => {
		await mirror();
		await expect(mirror({ partitions: 9 })).rejects.toThrow(/exists with partitions 4.*; name a new one, or its partitions/);
	});
});

const until = (holds: () => Promise<boolean>): Promise<void> =>
	vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: 20_000, interval: 5 });
