import { randomUUID } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { readAll, record, valuesOf } from '../contract/reading.ts';
import { COMPRESSIONS } from './compression.ts';
import { readKafkaConfig } from './config.ts';
import { openKafkaLog } from './kafka-log.ts';

const kafka = inject('kafka');
const TOPIC = 'compressed';

describe.skipIf(kafka === null)('a broker takes and gives back what is compressed with', () => {
	test.each(COMPRESSIONS)('%s', async (compression) => {
		const config = readKafkaConfig({
			KAFKA_BROKERS: kafka?.bootstrap,
			KAFKA_TOPIC_PREFIX: `${randomUUID()}.`,
			KAFKA_COMPRESSION: compression,
		});
		const log = openKafkaLog({ config });
		await log.ensureTopics([{ name: TOPIC, partitions: 1, cleanup: 'delete', retentionMs: null }]);
		const texts = Array.from({ length: 500 }, (_, i) => `record ${i} of many that look alike`);
		await log.append(texts.map((text) => record(TOPIC, text, { key: text, headers: { compression } })));
		expect(valuesOf(await readAll(log, [TOPIC]))).toEqual(texts);
		await log.close();
	});
});
