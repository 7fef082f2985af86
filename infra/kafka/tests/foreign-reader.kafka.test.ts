import { randomUUID } from 'node:crypto';
import { type OverrideEvent, TRADE_BRANCHES, type Trade } from '@tideline/domain';
import {
	type Codecs,
	type LogRecord,
	type OpenedLog,
	openCodecs,
	openEventLog,
	positionKey,
	TOPICS,
	TRADE_TOPICS,
} from '@tideline/event-log';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { type ForeignRecord, readForeign } from '../foreign-reader/read-topics.ts';
import { Apps, notNormalised, sampleDay } from './_day.ts';

const kafka = inject('kafka');
const { bootstrap = '', registryUrl = '' } = kafka ?? {};
const RESULTS = ['positions', 'lcr'] as const;
const WITHIN = { timeout: 90_000, interval: 200 };
/** A registry, an engine and a compiler start in it. */
const SET_UP_WITHIN_MS = 300_000;
const SUBMITTED_AT = Date.UTC(2026, 10, 20, 13);

/** Of a text that no other record has, so that its bytes are seen to survive. */
const submitted: OverrideEvent = {
	overrideId: 'OV-1',
	kind: 'SUBMITTED',
	at: SUBMITTED_AT,
	actor: 'J. Müller',
	actorRole: 'analyst',
	from: '127.0.0.1',
	approval: 'NOT_REQUIRED',
	proposal: {
		...{ targetKind: 'INSTRUMENT', targetId: 'GB00BTD1LT03', entityId: null, assetClass: 'BOND', level: 'LEVEL_2A' },
		...{ subclass: null, eligible: false, encumbered: null, flowLine: null, reasonCode: 'OTHER', comment: '“misbooked”\n—' },
		...{ effectiveFrom: SUBMITTED_AT, expiresAt: Date.UTC(2099, 0, 1) },
	},
	comment: '',
} as OverrideEvent;

/** What a program without our schemas sees of a value: no name of a record, no asset class, which is the name of the union's branch. */
function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => name !== '@type')
			.map(([name, member]) => [name, plain(member)]),
	);
}

describe.skipIf(kafka === null)("Kafka's own Java client with Apache Avro", () => {
	const prefix = `${randomUUID()}.`;
	let log: OpenedLog;
	let codecs: Codecs;
	let foreign: ForeignRecord[];
	beforeAll(async () => {
		const env = {
			KAFKA_BROKERS: bootstrap,
			KAFKA_TOPIC_PREFIX: prefix,
			SCHEMA_REGISTRY_URL: registryUrl,
			KAFKA_TRANSACTION_TIMEOUT_MS: '3000',
		};
		log = openEventLog(env);
		await log.ensureTopics(TOPICS);
		codecs = await openCodecs(log.registry);
		await log.append(await sampleDay());
		await log.append([{ topic: 'overrides', key: 'OV-1', value: codecs.overrideEvent.encode(submitted), timestamp: SUBMITTED_AT }]);
		{
			await using apps = await Apps.create(env);
			apps.run('engine');
			await vi.waitFor(async () => {
				expect(await notNormalised(log)).toBe(0);
				expect((await ours(['lcr'], codecs.lcr.decode)).at(-1)?.value.overridesInForce).toBe(1);
			}, WITHIN);
		}
		const topics = [...TRADE_TOPICS, ...RESULTS, 'overrides'].map((topic) => prefix + topic);
		foreign = await readForeign({ bootstrap, registryUrl, topics });
	}, SET_UP_WITHIN_MS);
	afterAll(async () => {
		await log?.close();
	});

	/** The topics as our own reader gives them, in the order of their partitions. */
	async function ours<T>(
		topics: readonly string[],
		decode: (bytes: Uint8Array) => T,
	): Promise<(Omit<LogRecord, 'value'> & { value: T })[]> {
		const found: (Omit<LogRecord, 'value'> & { value: T })[] = [];
		for await (const { records, caughtUp } of log.read({ topics, from: 'start', signal: new AbortController().signal })) {
			for (const record of records) if (record.value !== null) found.push({ ...record, value: decode(record.value) });
			if (caughtUp) break;
		}
		return found.sort(inOrder);
	}

	/** What the Java program has read of them. */
	const theirs = (topics: readonly string[]) =>
		foreign
			.map((record) => ({ ...record, topic: record.topic.slice(prefix.length) }))
			.filter(({ topic, value }) => topics.includes(topic) && value !== null)
			.sort(inOrder);

	const place = ({ topic, partition, offset, timestamp, key }: Omit<ForeignRecord, 'value'>) => ({
		topic,
		partition,
		offset,
		timestamp,
		key,
	});

	test('reads every trade as our own reader does, field by field, and tells the asset class by the branch', async () => {
		const expected = await ours(TRADE_TOPICS, codecs.trade.decode);
		const read = theirs(TRADE_TOPICS);
		expect(new Set(expected.map(({ topic }) => topic))).toEqual(new Set(TRADE_TOPICS));
		expect(read.map(place)).toEqual(expected.map(place));
		expect(read.map(({ value }) => plain(value))).toEqual(expected.map(({ value: { assetClass: _, ...trade } }) => plain(trade)));
		const branches = read.map(({ value }) => (value as { details: { '@type': string } }).details['@type']);
		expect(branches).toEqual(expected.map(({ value }: { value: Trade }) => TRADE_BRANCHES[value.assetClass]));
	});

	test.each(RESULTS)('reads %s as our own reader does, field by field', async (topic) => {
		const expected = await ours([topic], codecs[topic === 'lcr' ? 'lcr' : 'position'].decode as (bytes: Uint8Array) => object);
		expect(expected).not.toEqual([]);
		expect(theirs([topic]).map((record) => ({ ...place(record), value: plain(record.value) }))).toEqual(
			expected.map((record) => ({ ...place(record), value: plain(record.value) })),
		);
	});

	test('reads what a person has decided', async () => {
		expect(theirs(['overrides']).map(({ key, value }) => [key, plain(value)])).toEqual([['OV-1', submitted]]);
		expect((await ours(['overrides'], codecs.overrideEvent.decode)).map(({ key, value }) => [key, value])).toEqual([['OV-1', submitted]]);
	});
});

function inOrder(a: Pick<LogRecord, 'topic' | 'partition' | 'offset'>, b: Pick<LogRecord, 'topic' | 'partition' | 'offset'>): number {
	const [one, other] = [positionKey(a.topic, a.partition), positionKey(b.topic, b.partition)];
	return one === other ? a.offset - b.offset : one < other ? -1 : 1;
}
