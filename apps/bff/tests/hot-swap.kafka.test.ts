import { randomUUID } from 'node:crypto';
import { openEventLog, openSqliteLog } from '@tideline/event-log';
import { describe, inject } from 'vitest';
import { TestBench } from './_bff.ts';
import { hotSwaps } from './_hot-swaps.ts';

const kafka = inject('kafka');

describe.skipIf(kafka === null)('on Kafka', () => {
	hotSwaps(() => {
		const log = openEventLog({
			KAFKA_BROKERS: kafka?.bootstrap,
			KAFKA_TOPIC_PREFIX: `${randomUUID()}.`,
			// Nobody asks it: the schemas are in the one below.
			SCHEMA_REGISTRY_URL: 'http://127.0.0.1:9',
		});
		const { registry } = openSqliteLog({ path: ':memory:', maintainEveryMs: 0 });
		return TestBench.open(Object.assign(log, { registry }));
	});
});
