import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Codecs, NORMALISER_GROUP, openCodecs, openSqliteLog, positionKey, type SqliteLog, TOPICS } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseFeedOptions } from './options.ts';
import { type FeedDeps, runFeed } from './run-feed.ts';
import { summaryText } from './summary.ts';

let folder: string;
let log: SqliteLog;
let codecs: Codecs;
let clock: number;
let complaints: string[];

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tideline-feed-'));
	log = openSqliteLog({ path: join(folder, 'tideline.db'), maintainEveryMs: 0 });
	await log.ensureTopics(TOPICS);
	codecs = await openCodecs(log.registry);
	clock = 0;
	complaints = [];
});
afterEach(async () => {
	await log.close();
	rmSync(folder, { recursive: true });
});

/** `normalise` stands for the engine: it runs whenever the feed waits. */
const deps = (normalise: () => Promise<void> = async () => undefined, stdin = ''): FeedDeps => ({
	log,
	rejected: codecs.rejected,
	stdin: Readable.from([stdin]),
	now: () => clock,
	wait: async (milliseconds) => {
		clock += milliseconds;
		await normalise();
	},
	progress: () => undefined,
	complain: (line) => complaints.push(line),
});

const NOW = { topic: null, at: null };

function file(name: string, lines: readonly string[]): string {
	const path = join(folder, name);
	writeFileSync(path, lines.join('\n'));
	return path;
}

/** Rejects every message of partition 0 to 3, and one of somebody else's. */
async function rejectAll(): Promise<void> {
	const ends = await log.ends(['oms.fx']);
	const transactor = await log.openTransactor(NORMALISER_GROUP);
	const letter = (topic: string, partition: number, offset: number) => ({
		topic: 'trades.rejected',
		key: null,
		value: codecs.rejected.encode({
			...{ topic, partition, offset, key: null, value: new Uint8Array(), reason: 'MISSING_FIELD', message: 'legalEntity is missing' },
			...{ path: 'legalEntity', position: null, receivedAt: 0, rejectedAt: 0, replayOf: null },
		}),
	});
	await transactor.commit({
		records: [
			letter('oms.repo', 0, 0),
			...ends.flatMap(({ partition, high }) => Array.from({ length: high }, (_, offset) => letter('oms.fx', partition, offset))),
		],
		group: NORMALISER_GROUP,
		positions: new Map(ends.map(({ topic, partition, high }) => [positionKey(topic, partition), high])),
	});
}

describe('npm run feed', () => {
	it('tells each bad line with its number and feeds the rest', async () => {
		const path = file('day.jsonl', ['{"topic":"oms.fx","value":{}}', 'nonsense', '', '{"topic":"oms.fx","value":{}}']);
		const summary = await runFeed(deps(rejectAll), [path], NOW);
		expect(summary).toMatchObject({ lines: 4, appended: 2, badLines: 1, messages: 2 });
		expect(complaints).toEqual([expect.stringMatching(/day\.jsonl:2: neither JSON nor FIX/)]);
	});

	it('counts its own rejected messages with the reason, not those of others', async () => {
		await log.append([{ topic: 'oms.fx', key: null, partition: 1, value: Buffer.from('{}') }]);
		const summary = await runFeed(deps(rejectAll, '{"topic":"oms.fx","key":"A","value":{}}\n'), ['-'], NOW);
		expect(summary.rejected).toMatchObject([{ reason: 'MISSING_FIELD', count: 1 }]);
		expect(summaryText(summary)).toBe(
			'1 line read: 1 record appended, 0 bad lines left out.\n1 desk message: 0 accepted, 1 rejected.\n  1 MISSING_FIELD, for example legalEntity: legalEntity is missing',
		);
	});

	it('gives up when nothing reads the messages', async () => {
		const summary = await runFeed(deps(), [file('day.jsonl', ['{"topic":"oms.fx","value":{}}'])], NOW);
		expect(summary.rejected).toBeNull();
		expect(summaryText(summary)).toContain('they are in the log and wait for npm start');
	});

	it('reference data alone waits for nobody', async () => {
		const line = '{"topic":"market.fx","value":{"currency":"EUR","usd":"1.1","at":"2026-11-20T08:00:00Z"}}';
		expect(await runFeed(deps(), [file('fx.jsonl', [line])], NOW)).toMatchObject({ appended: 1, messages: 0, rejected: [] });
	});

	it('a recorded day keeps its own time', async () => {
		const at = parseFeedOptions(['--at', '2026-11-20T18:00:00+01:00', 'x'], folder).at;
		await runFeed(deps(rejectAll), [file('day.jsonl', ['{"topic":"oms.fx","value":{}}', '8=FIX.4.4|35=8|'])], { topic: null, at });
		const ends = await log.ends(['oms.fx', 'ems.equity']);
		const taken = ends.flatMap(({ lastTimestamp }) => lastTimestamp ?? []);
		expect(taken).toEqual([Date.UTC(2026, 10, 20, 17), Date.UTC(2026, 10, 20, 17)]);
		expect(() => parseFeedOptions(['--at', 'yesterday', 'x'], folder)).toThrow(/--at takes an instant such as/);
	});

	it.each([
		['is not there', 'none.jsonl', /none\.jsonl cannot be read \(ENOENT\); nothing was appended/],
		['is a folder', '.', /is a folder: name the files in it; nothing was appended/],
	])('a file that %s is one clear line, before another one is appended', async (_, name, line) => {
		const good = file('day.jsonl', ['{"topic":"oms.fx","value":{}}']);
		await expect(runFeed(deps(), [good, join(folder, name)], NOW)).rejects.toThrow(line);
		expect((await log.ends(['oms.fx'])).map(({ high }) => high)).toEqual([0, 0, 0, 0]);
	});

	it('an empty file is nothing, and nothing is waited for', async () => {
		expect(await runFeed(deps(), [file('empty', [])], NOW)).toEqual({ lines: 0, appended: 0, badLines: 0, messages: 0, rejected: [] });
		expect(clock).toBe(0);
	});

	it('a binary file is told in twenty lines that cannot steer the terminal, and counted', async () => {
		const lines = Array.from({ length: 30 }, () => '\x1b[2J\x00\x9b1m');
		expect(await runFeed(deps(), [file('binary', lines)], NOW)).toMatchObject({ lines: 30, appended: 0, badLines: 30 });
		expect(complaints).toHaveLength(21);
		expect(complaints.at(-1)).toBe('Further bad lines are only counted.');
		for (const line of complaints) expect(line).not.toMatch(/\p{Cc}/u);
	});

	it('shows how much of a file is read, to its last byte', async () => {
		const path = file('day.jsonl', ['# a comment\r', '{"topic":"oms.fx","value":"ü"}\r']);
		const shown: [string, number, number | null][] = [];
		await runFeed({ ...deps(rejectAll), progress: (...step) => void shown.push(step) }, [path], NOW);
		const size = statSync(path).size;
		expect(shown.filter(([label]) => label === 'Appending')).toEqual([['Appending', size, size]]);
		expect(shown.at(-1)).toEqual(['Normalising', 1, 1]);
	});

	it('waits for its turn while the normaliser is busy with others', async () => {
		await log.append(Array.from({ length: 20 }, () => ({ topic: 'ems.equity', key: null, partition: 0, value: Buffer.from('x') })));
		const transactor = await log.openTransactor(NORMALISER_GROUP);
		let reached = 0;
		const slowly = async () => {
			clock += 5_000;
			const positions = new Map([[positionKey('ems.equity', 0), ++reached]]);
			if (reached < 20) await transactor.commit({ records: [], group: NORMALISER_GROUP, positions });
			else await rejectAll();
		};
		const summary = await runFeed(deps(slowly), [file('day.jsonl', ['{"topic":"oms.fx","value":{}}'])], NOW);
		expect(summary.rejected).toMatchObject([{ count: 1 }]);
	});
});
