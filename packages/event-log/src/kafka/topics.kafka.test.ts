import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { readAll, record, valuesOf } from '../contract/reading.ts';
import { TopicMismatchError } from '../errors.ts';
import type { EventLog, TopicSpec } from '../event-log.ts';
import { readKafkaConfig } from './config.ts';
import { openKafkaLog } from './kafka-log.ts';

const kafka = inject('kafka');
const TOPIC: TopicSpec = { name: 'topic', partitions: 1, cleanup: 'delete', retentionMs: null };

describe.skipIf(kafka === null)('a topic that exists', () => {
	const logs: EventLog[] = [];
	afterEach(async () => {
		await Promise.all(logs.splice(0).map((log) => log.close()));
	});
	const open = (env: Record<string, string>): EventLog => {
		const log = openKafkaLog({ config: readKafkaConfig({ KAFKA_BROKERS: kafka?.bootstrap, ...env }) });
		logs.push(log);
		return log;
	};

	test('with another number of copies than is asked for is named', async () => {
		const prefix = { KAFKA_TOPIC_PREFIX: `${randomUUID()}.` };
		await open(prefix).ensureTopics([TOPIC]);
		await expect(open({ ...prefix, KAFKA_REPLICATION_FACTOR: '2' }).ensureTopics([TOPIC])).rejects.toThrow(
			new TopicMismatchError(TOPIC.name, 'copies', 2, 1),
		);
		await open({ ...prefix, KAFKA_REPLICATION_FACTOR: '1' }).ensureTopics([TOPIC]);
	});

	test('and has got more partitions is read whole by who has known it before', async () => {
		const prefix = `${randomUUID()}.`;
		const log = open({ KAFKA_TOPIC_PREFIX: prefix });
		await log.ensureTopics([TOPIC]);
		await log.append([record(TOPIC.name, 'first', { partition: 0 })]);
		expect(valuesOf(await readAll(log, [TOPIC.name]))).toEqual(['first']);
		const admin = new kafkajs.Kafka({ brokers: [kafka?.bootstrap ?? ''], logLevel: kafkajs.logLevel.NOTHING }).admin();
		await admin.connect();
		await admin.createPartitions({ topicPartitions: [{ topic: `${prefix}${TOPIC.name}`, count: 3 }] });
		await admin.disconnect();
		await open({ KAFKA_TOPIC_PREFIX: prefix }).append([record(TOPIC.name, 'second', { partition: 2 })]);
		expect(valuesOf(await readAll(log, [TOPIC.name])).sort()).toEqual(['first', 'second']);
	});

	test('takes no record whose time lies further ahead of the broker than the table allows', async () => {
		const log = open({ KAFKA_TOPIC_PREFIX: `${randomUUID()}.` });
		const HOUR_MS = 3_600_000;
		await log.ensureTopics([{ ...TOPIC, maxAheadMs: HOUR_MS }]);
		const ahead = (hours: number, key: string) => ({ ...record(TOPIC.name, key), timestamp: Date.now() + hours * HOUR_MS });
		await expect(log.append([ahead(2, 'refused')])).rejects.toThrow(/timestamp/);
		await log.append([ahead(0.5, 'taken')]);
		expect(valuesOf(await readAll(log, [TOPIC.name]))).toEqual(['taken']);
	});
});
