import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { registrySettings } from '../registry/registry-config.ts';
import { kafkaSettings, readKafkaConfig } from './config.ts';

const BROKERS = { KAFKA_BROKERS: 'one:9092, two:9092' };

describe('the settings of Kafka', () => {
	test('take a list of brokers and are safe without any other word', () => {
		expect(readKafkaConfig(BROKERS)).toMatchObject({
			KAFKA_BROKERS: ['one:9092', 'two:9092'],
			KAFKA_ACKS: 'all',
			KAFKA_IDEMPOTENCE: true,
			KAFKA_SSL: false,
		});
	});

	test.each([
		[{ KAFKA_BROKERS: 'one' }, 'KAFKA_BROKERS: expected host:port, comma separated'],
		[{ KAFKA_SSL: 'yes' }, 'KAFKA_SSL'],
		[{ KAFKA_SASL_MECHANISM: 'PLAIN', KAFKA_SASL_USERNAME: 'u' }, 'KAFKA_SASL_PASSWORD: KAFKA_SASL_MECHANISM needs it'],
		[{ KAFKA_SASL_MECHANISM: 'OAUTHBEARER' }, 'KAFKA_SASL_OAUTH_TOKEN_URL: KAFKA_SASL_MECHANISM needs it'],
		[{ KAFKA_SSL_CERT_FILE: 'a.pem' }, 'KAFKA_SSL_KEY_FILE: KAFKA_SSL_CERT_FILE needs it'],
		[{ KAFKA_ACKS: '1' }, 'KAFKA_ACKS: KAFKA_IDEMPOTENCE needs all'],
		[{ KAFKA_BATCH_BYTES: '-1' }, 'KAFKA_BATCH_BYTES'],
		[{ KAFKA_TOPIC_PREFIX: 'a b' }, 'KAFKA_TOPIC_PREFIX'],
	])('%j is refused with the name of what is wrong', (env, message) => {
		expect(() => readKafkaConfig({ ...BROKERS, ...env })).toThrow(message);
	});

	test('are each described in docs/kafka.md, and no others', async () => {
		const text = await readFile(new URL('../../../../docs/kafka.md', import.meta.url), 'utf8');
		const described = [...text.matchAll(/^\| `((?:KAFKA|SCHEMA_REGISTRY)_[A-Z_]+)`/gm)].map(([, name]) => name);
		expect(described.sort()).toEqual([...Object.keys(kafkaSettings.shape), ...Object.keys(registrySettings.shape)].sort());
	});
});
