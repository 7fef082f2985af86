import { randomUUID } from 'node:crypto';
import { openEventLog, openSqliteLog } from '@tideline/event-log';
import { afterEach, describe, inject } from 'vitest';
import { deleteTopics } from '../../../packages/event-log/src/kafka/contract-adapter.ts';
import { TestBench } from './_bff.ts';
import { hotSwaps } from './_hot-swaps.ts';

const kafka = inject('kafka');

describe.skipIf(kafka === null)('on Kafka', () => {
	let env: Record<string, string>;
	afterEach(() => deleteTopics(env));
	hotSwaps(() => {
		// Nobody asks the registry: the schemas are in the one below.
		env = { KAFKA_BROKERS: kafka?.bootstrap ?? '', KAFKA_TOPIC_PREFIX: `${randomUUID()}.`, SCHEMA_REGISTRY_URL: 'http://127.0.0.1:9' };
		const log = openEventLog(env);
		const { registry } = openSqliteLog({ path: ':memory:', maintainEveryMs: 0 });
		return TestBench.open(Object.assign(log, { registry }));
	});
});
