import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import type { TopicSpec } from '../event-log.ts';
import { initialConfig } from './topic-config.ts';

/** The broker that cleans, and whose topics. */
export interface Cleaning {
	kafka: Kafka;
	admin: Admin;
	prefix: string;
	dataFolder: string;
	/** Those that are cleaned. */
	specs: readonly TopicSpec[];
}

const POLL_MS = 25;
/** How long the broker's cleaner is given where there is nothing to see: several of its rounds. */
const IDLE_MS = 300;
const WITHIN_MS = 30_000;
const SEGMENT_NAME_DIGITS = 20;
const compactedOf = ({ specs }: Cleaning) => specs.filter(({ cleanup }) => cleanup === 'compact');

/**
 * Has the broker clean as if its clock were ahead: every age in a topic's settings is shortened by as much, the segments are closed, and
 * the settings come back afterwards. Only the age of a tombstone cannot be shortened, because the broker writes its end into the log.
 */
export async function cleanAsIf(cleaning: Cleaning, ahead: number): Promise<void> {
	await alter(cleaning, (spec) => {
		if (spec.cleanup === 'delete') return spec.retentionMs === null ? {} : { 'retention.ms': `${Math.max(0, spec.retentionMs - ahead)}` };
		const lag = Math.max(0, (spec.minCompactionLagMs ?? 0) - ahead);
		return { 'min.cleanable.dirty.ratio': '0', 'segment.ms': '1', 'min.compaction.lag.ms': `${lag}` };
	});
	await compactionHasRun(cleaning, await closeSegments(cleaning), ahead);
	await retentionHasRun(cleaning, ahead);
	await alter(cleaning, () => ({}));
}

/** Resolves when the broker says itself that the settings are in force. */
async function alter({ admin, prefix, specs }: Cleaning, settings: (spec: TopicSpec) => Record<string, string>): Promise<void> {
	const type = kafkajs.ConfigResourceTypes.TOPIC;
	const wanted = specs.map((spec) => ({ name: prefix + spec.name, config: { ...initialConfig(spec), ...settings(spec) } }));
	const resources = wanted.map(({ name, config }) => ({
		type,
		name,
		configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
	}));
	await admin.alterConfigs({ validateOnly: false, resources });
	await until(async () => {
		const described = await admin.describeConfigs({ includeSynonyms: false, resources: wanted.map(({ name }) => ({ type, name })) });
		return wanted.every(({ name, config }) => {
			const entries = described.resources.find(({ resourceName }) => resourceName === name)?.configEntries ?? [];
			const found = new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
			// A broker writes a number in its own way: 0 as 0.0.
			return Object.entries(config).every(([key, value]) => found.get(key) === value || Number(found.get(key)) === Number(value));
		});
	});
}

/**
 * Ends of the closed segments, by `topic partition`. A record of a transaction that is broken off closes a segment: nobody reads it, but the
 * broker starts a new file for it, as soon as it has taken the new settings to heart.
 */
async function closeSegments(cleaning: Cleaning): Promise<Map<string, number>> {
	const { kafka, prefix, dataFolder } = cleaning;
	const createPartitioner =
		() =>
		({ message }: { message: { partition?: number } }) =>
			message.partition ?? 0;
	const producer = kafka.producer({ transactionalId: `${prefix}roll`, maxInFlightRequests: 1, idempotent: true, createPartitioner });
	await producer.connect();
	const ends = new Map<string, number>();
	await until(async () => {
		const transaction = await producer.transaction();
		const message = { key: 'roll', value: null, timestamp: `${Date.now()}` };
		const places = await transaction.sendBatch({
			topicMessages: compactedOf(cleaning).map(({ name, partitions }) => ({
				topic: prefix + name,
				messages: Array.from({ length: partitions }, (_, partition) => ({ ...message, partition })),
			})),
		});
		await transaction.abort();
		const closed = places.map(async ({ topicName, partition, baseOffset = '0' }) => {
			ends.set(`${topicName} ${partition}`, Number(baseOffset));
			await access(join(dataFolder, `${topicName}-${partition}`, `${baseOffset.padStart(SEGMENT_NAME_DIGITS, '0')}.log`));
		});
		return (await Promise.allSettled(closed)).every(({ status }) => status === 'fulfilled');
	});
	await producer.disconnect();
	return ends;
}

/** The cleaner writes down how far it has come in each partition. */
async function compactionHasRun(cleaning: Cleaning, ends: ReadonlyMap<string, number>, ahead: number): Promise<void> {
	const compacted = compactedOf(cleaning);
	const due = compacted.filter(({ minCompactionLagMs = 0 }) => minCompactionLagMs <= ahead);
	const wanted = [...ends].filter(([key, end]) => end > 0 && due.some(({ name }) => key.startsWith(`${cleaning.prefix}${name} `)));
	await until(async () => {
		const checkpoint = await readFile(join(cleaning.dataFolder, 'cleaner-offset-checkpoint'), 'utf8').catch(() => '');
		const cleaned = new Map(
			checkpoint.split('\n').map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
		);
		return wanted.every(([key, end]) => (cleaned.get(key) ?? 0) >= end);
	});
	if (due.length < compacted.length) await delay(IDLE_MS);
}

/** Retention takes whole segments, so what is left starts with a young record; nothing tells when the broker has looked. */
async function retentionHasRun({ admin, prefix, specs }: Cleaning, ahead: number): Promise<void> {
	const aging = specs.filter(({ cleanup, retentionMs }) => cleanup === 'delete' && retentionMs !== null);
	for (const { name, retentionMs } of aging) {
		const before = Date.now() + ahead - (retentionMs ?? 0);
		await until(async () => {
			const [expired] = await admin.fetchTopicOffsetsByTimestamp(prefix + name, before);
			const [end] = await admin.fetchTopicOffsets(prefix + name);
			return end?.low === expired?.offset || end?.low === end?.high;
		});
	}
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + WITHIN_MS;
	while (!(await isDone())) {
		if (Date.now() > deadline) throw new Error('the broker did not clean in time');
		await delay(POLL_MS);
	}
}
