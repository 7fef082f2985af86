import { type CheckSwapResponse, type ControlResponse, type FeedDetailResponse, feedsResponse, type Problem } from '@tideline/api';
import { topicLike, UnknownTopicError } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TestBench } from './_bff.ts';
import { lcr, referenceRecords, Writer } from './_records.ts';
import { ACCOUNTS, positionRecord, writeGeneration } from './_swap.ts';

const WITHIN = { timeout: 20_000, interval: 20 };
const ASK_V2 = { positionsTopic: 'positions.v2', accountsTopic: 'reference.accounts.v2' };

let bench: TestBench;
let address: string;

beforeEach(async () => {
	bench = await TestBench.open();
	const write = new Writer(bench.codecs);
	await bench.log.append([...referenceRecords(), write.lcr(lcr('LDN')), write.lcr(lcr('GROUP'))]);
	await writeGeneration(bench, 'v1', { positions: 'positions', accounts: 'reference.accounts' });
	await writeGeneration(bench, 'v2', { positions: ASK_V2.positionsTopic, accounts: ASK_V2.accountsTopic });
	({ address } = await bench.start());
});
afterEach(() => bench[Symbol.asyncDispose]());

const get = async <T>(path: string): Promise<T> => (await (await fetch(`${address}${path}`)).json()) as T;
const post = (path: string, body: object): Promise<Response> =>
	fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const check = async (body: object): Promise<CheckSwapResponse> =>
	(await (await post('/api/control/check', body)).json()) as CheckSwapResponse;

const statusWhere = (holds: (control: ControlResponse['status']) => boolean): Promise<ControlResponse> =>
	vi.waitFor(async () => {
		const control = await get<ControlResponse>('/api/control');
		expect(control.status).toSatisfy(holds);
		return control;
	}, WITHIN);

describe('GET /api/control', () => {
	test('tells the one status row, the swap log, and the partitions of both topics', async () => {
		const { status, topics, snapshot } = await get<ControlResponse>('/api/control');
		expect(snapshot).toMatchObject({ stream: 'control' });
		expect(status).toMatchObject({ generation: 1, nextGeneration: 2, positionsTopic: 'positions', joinType: 'left', lastError: null });
		expect(status.steps.map(({ step }) => step)).toEqual(['BUILDING', 'SWAPPED']);
		expect(topics.map(({ topic, schema, partitions }) => [topic, schema, partitions.length])).toEqual([
			['positions', 'Avro tideline.Position', 4],
			['reference.accounts', 'JSON accountRecord', 1],
		]);
	});
});

test('a topic that is shown and that others delete has no partitions any more, and nothing else fails', async () => {
	await post('/api/control', { ...ASK_V2, generation: 2 });
	await statusWhere(({ generation }) => generation === 2);
	const ends = bench.log.ends.bind(bench.log);
	bench.log.ends = async (topics) => {
		const deleted = topics.find((topic) => topic === ASK_V2.positionsTopic);
		if (deleted !== undefined) throw new UnknownTopicError(deleted);
		return ends(topics);
	};
	const { topics } = await get<ControlResponse>('/api/control');
	expect(topics.map(({ topic, partitions }) => [topic, partitions.length])).toEqual([
		['positions.v2', 0],
		['reference.accounts.v2', 1],
	]);
	expect((await get<FeedDetailResponse>('/api/feeds/positions.v2')).topics).toMatchObject([{ partitions: [] }]);
	await bench.sayFolded();
	await vi.waitFor(async () => expect((await fetch(`${address}/api/ready`)).status).toBe(200), WITHIN);
});

describe('POST /api/control/check', () => {
	const stopsOf = async (body: object) => (await check(body)).checks.flatMap(({ verdict, text }) => (verdict === 'STOP' ? text : []));

	test('passes topics that can be joined, and counts what an inner join drops', async () => {
		const answer = await check({ ...ASK_V2, joinType: 'INNER' });
		expect(answer).toMatchObject({ ...ASK_V2, joinType: 'inner', changes: true, generation: 1, nextGeneration: 2 });
		expect(answer.checks.map(({ verdict }) => verdict)).toEqual(['PASS', 'PASS', 'PASS', 'PASS', 'PASS', 'PASS', 'WARN']);
		expect(answer.checks.at(-1)?.text).toBe(`inner drops 1 of ${ACCOUNTS} positions that have no account`);
		expect(answer.records).toBe(2 * ACCOUNTS - 1);
	});

	test('stops at a topic that is not there', async () => {
		const { checks, records } = await check({ positionsTopic: 'positions.v9' });
		expect(checks[0]).toEqual({ field: 'positionsTopic', verdict: 'STOP', text: 'positions.v9: there is no such topic' });
		expect(records).toBeNull();
	});

	test('stops at a topic that carries something else, and at a name that is taken', async () => {
		const { checks } = await check({ positionsTopic: 'lcr' });
		expect(checks).toContainEqual({
			field: 'positionsTopic',
			verdict: 'STOP',
			text: "lcr carries no positions: it is Tideline's own for something else",
		});
		expect(await stopsOf({ positionsTopic: 'reference' })).toEqual([
			"reference carries no positions: it is Tideline's own for something else",
		]);
	});

	test('stops at a topic of the right name that carries something else', async () => {
		await bench.log.ensureTopics([topicLike('positions.v5', 'positions')]);
		await bench.log.append([{ topic: 'positions.v5', key: 'LDN|1', partition: 0, value: Buffer.from('{}') }]);
		expect(await stopsOf({ positionsTopic: 'positions.v5' })).toEqual(['positions.v5 carries no positions']);
	});

	test('stops at a topic that holds nothing, and at one topic for both', async () => {
		await bench.log.ensureTopics([topicLike('positions.v5', 'positions')]);
		expect(await stopsOf({ positionsTopic: 'positions.v5' })).toEqual(['positions.v5 holds nothing, positions does: fill it first']);
		expect(await stopsOf({ accountsTopic: 'positions' })).toEqual([
			"positions carries no accounts: it is Tideline's own for something else",
			'positions is one topic, and cannot carry both positions and accounts',
		]);
	});

	test('stops at a topic whose tombstones stand before records of something else', async () => {
		await bench.log.ensureTopics([topicLike('positions.v5', 'positions')]);
		const tombstones = Array.from({ length: 30 }, () => ({ topic: 'positions.v5', key: 'LDN|1', partition: 0, value: null }));
		await bench.log.append([...tombstones, { topic: 'positions.v5', key: 'LDN|1', partition: 0, value: Buffer.from('{}') }]);
		const { checks } = await check({ positionsTopic: 'positions.v5' });
		expect(checks).toContainEqual({
			field: 'joinType',
			verdict: 'STOP',
			text: expect.stringMatching(/^positions.v5\/0@30 is no position/),
		});
	});

	test('warns of a topic that ours has left behind', async () => {
		const [newest] = (await bench.log.ends(['positions.v2'])).flatMap(({ lastTimestamp }) => lastTimestamp ?? []);
		await bench.log.append([{ ...positionRecord(bench, 'v1', 'positions', 'CUST-0', 2), timestamp: (newest ?? 0) + 61_000 }]);
		expect((await check({ positionsTopic: 'positions.v2' })).checks).toContainEqual({
			field: 'positionsTopic',
			verdict: 'WARN',
			text: expect.stringMatching(/^positions\.v2 ends at 20.*Z, positions is ahead: is it still written\?$/),
		});
	});

	test('keeps what is shown for blank fields, and says that nothing changes', async () =>
		expect(await check({ positionsTopic: ' ', accountsTopic: null })).toMatchObject({ positionsTopic: 'positions', changes: false }));
});

describe('POST /api/control', () => {
	test('puts the record into the log, with who asked, and answers where it stands', async () => {
		const answer = await post('/api/control', { ...ASK_V2, generation: 2 });
		expect(answer.status).toBe(202);
		const place = (await answer.json()) as { topic: string; partition: number; offset: number };
		expect(place).toMatchObject({ topic: 'control', partition: 0, generation: 2 });
		const record = await bench.log.get(place.topic, place.partition, place.offset);
		expect(JSON.parse(Buffer.from(record?.value ?? []).toString())).toEqual({ type: 'swap', ...ASK_V2, by: 'demo.analyst' });
		const { status } = await statusWhere(({ generation }) => generation === 2);
		expect(status).toMatchObject({ ...ASK_V2, lastError: null });
		expect(status.steps.findLast(({ step }) => step === 'SWAPPED')).toMatchObject({
			by: 'demo.analyst',
			text: expect.stringContaining('positions → positions.v2, reference.accounts → reference.accounts.v2'),
		});
		expect(await (await fetch(`${address}/metrics`)).text()).toMatch(/tideline_bff_feed_generation 2\n/);
	});

	test('refuses another number than the next one, and writes nothing', async () => {
		const before = await bench.log.ends(['control']);
		const answer = await post('/api/control', { ...ASK_V2, generation: 7 });
		expect([answer.status, ((await answer.json()) as Problem).detail]).toEqual([
			409,
			'The next generation is 2, not 7: somebody else has swapped.',
		]);
		expect(await bench.log.ends(['control'])).toEqual(before);
	});

	test('refuses a topic that cannot be joined, at its field', async () => {
		const answer = await post('/api/control', { positionsTopic: 'positions.v9', generation: 2 });
		expect(answer.status).toBe(422);
		expect(((await answer.json()) as Problem).errors).toEqual([
			{ path: 'positionsTopic', message: 'positions.v9: there is no such topic' },
		]);
	});

	test.each([
		['a join that is neither', { joinType: 'outer', generation: 2 }],
		['a topic with a blank in it', { positionsTopic: 'a b', generation: 2 }],
		['no number', { joinType: 'inner' }],
		['a field that nobody knows', { joinType: 'inner', generation: 2, by: 'somebody else' }],
	])('refuses %s', async (_, body) => expect((await post('/api/control', body)).status).toBe(400));

	test('with nothing that differs refreshes the status only', async () => {
		const answer = await post('/api/control', { joinType: 'left', generation: 99 });
		expect([answer.status, await answer.json()]).toEqual([202, expect.objectContaining({ generation: null })]);
		const { status } = await statusWhere(({ steps }) => steps.at(-1)?.step === 'UNCHANGED');
		expect(status).toMatchObject({ generation: 1, lastError: null });
	});

	test('of two that confirm one number lets one through', async () => {
		const both = await Promise.all([
			post('/api/control', { ...ASK_V2, generation: 2 }),
			post('/api/control', { joinType: 'inner', generation: 2 }),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual([202, 409]);
	});
});

describe('a caller who is no operator', () => {
	const viewer = { name: 'V. Ewer', role: 'viewer' as const, demo: false };

	test.each([
		['/api/control/check', ASK_V2],
		['/api/control', { ...ASK_V2, generation: 2 }],
	])('is refused by POST %s, and nothing is written', async (path, body) => {
		const strict = await bench.start({ resolveActor: () => Promise.resolve(viewer) });
		const before = await bench.log.ends(['control']);
		const answer = await fetch(`${strict.address}${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect([answer.status, ((await answer.json()) as Problem).detail]).toEqual([403, 'Only an operator swaps the feeds.']);
		expect(await bench.log.ends(['control'])).toEqual(before);
	});
});

describe('GET /api/feeds/{feed}', () => {
	test('tells the topics of a feed with schema and offsets', async () => {
		const { topics, goesTo } = await get<FeedDetailResponse>('/api/feeds/reference');
		expect(goesTo).toBe('normalise, fold');
		expect(topics.find(({ topic }) => topic === 'reference.accounts')).toMatchObject({
			schema: 'JSON accountRecord',
			partitions: [{ partition: 0, low: 0, high: ACCOUNTS, next: 0 }],
		});
	});

	test('knows no other', async () => expect((await fetch(`${address}/api/feeds/nothing`)).status).toBe(404));

	test('watches what a swap has put in the place of ours, until it is swapped back', async () => {
		const feedsWhere = (holds: (topics: readonly string[]) => boolean) =>
			vi.waitFor(async () => {
				const { rows } = feedsResponse.parse(await get('/api/feeds'));
				expect(rows.map(({ topic }) => topic)).toSatisfy(holds);
				return rows;
			}, WITHIN);
		await post('/api/control', { ...ASK_V2, generation: 2 });
		const rows = await feedsWhere((topics) => topics.includes('positions.v2'));
		expect(rows.filter(({ goesTo }) => goesTo === 'joined view').map(({ topic, state, lag }) => [topic, state, lag])).toEqual([
			['positions.v2', 'LIVE', 0],
			['reference.accounts.v2', 'LIVE', 0],
		]);
		const { topics, goesTo } = await get<FeedDetailResponse>('/api/feeds/positions.v2');
		expect([goesTo, topics.map(({ schema }) => schema)]).toEqual(['joined view', ['Avro tideline.Position']]);
		await post('/api/control', { positionsTopic: 'positions', accountsTopic: 'reference.accounts', generation: 3 });
		await feedsWhere((names) => !names.some((name) => name.endsWith('.v2')));
	});
});
