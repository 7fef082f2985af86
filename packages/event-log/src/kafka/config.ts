import { z } from 'zod';
import { COMPRESSIONS } from './compression.ts';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const text = z.string().min(1);
const milliseconds = z.coerce.number().int().positive();
const count = z.coerce.number().int().positive();

/** Every setting of the adapter, by its name in the environment. `docs/kafka.md` describes each; a test holds the page to this table. */
export const kafkaSettings = z.object({
	KAFKA_BROKERS: text
		.transform((list) => list.split(',').map((broker) => broker.trim()))
		.pipe(z.array(z.string().regex(/^[^\s:]+:\d+$|^\[[0-9a-f:]+\]:\d+$/i, 'expected host:port, comma separated')))
		.describe("host:port of any of the cluster's brokers, comma separated; chooses Kafka"),
	KAFKA_CLIENT_ID: text.default('tideline').describe("name in the brokers' logs and quotas"),
	KAFKA_TOPIC_PREFIX: z
		.string()
		.regex(/^[\w.-]*$/, 'expected letters, digits, dots, underscores and dashes')
		.default('')
		.describe('before every topic, group and transactional id'),
	KAFKA_REPLICATION_FACTOR: count.optional().describe('copies of topics that are created; by default 3, or the number of brokers'),

	KAFKA_SSL: flag.default(false).describe('TLS to every broker'),
	KAFKA_SSL_CA_FILE: text.optional().describe("PEM file of the authority that signed the brokers' certificates"),
	KAFKA_SSL_CERT_FILE: text.optional().describe("PEM file of this client's certificate"),
	KAFKA_SSL_KEY_FILE: text.optional().describe('PEM file of its key'),
	KAFKA_SSL_KEY_PASSPHRASE: text.optional().describe('of that key'),
	KAFKA_SSL_SERVER_NAME: text.optional().describe("name that the certificate must carry; by default the broker's host"),

	KAFKA_SASL_MECHANISM: z
		.enum(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER'])
		.optional()
		.describe('how to log in: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER'),
	KAFKA_SASL_USERNAME: text.optional().describe('for PLAIN and SCRAM'),
	KAFKA_SASL_PASSWORD: text.optional().describe('for PLAIN and SCRAM'),
	KAFKA_SASL_OAUTH_TOKEN_URL: z.url().optional().describe('token endpoint (client credentials)'),
	KAFKA_SASL_OAUTH_CLIENT_ID: text.optional().describe('for OAUTHBEARER'),
	KAFKA_SASL_OAUTH_CLIENT_SECRET: text.optional().describe('for OAUTHBEARER'),
	KAFKA_SASL_OAUTH_SCOPE: text.optional().describe('where the endpoint wants one'),

	KAFKA_ACKS: z.enum(['all', '1']).default('all').describe('all in-sync replicas, or 1: the leader alone'),
	KAFKA_IDEMPOTENCE: flag.default(true).describe('brokers tell a second arrival of a batch'),
	KAFKA_COMPRESSION: z.enum(COMPRESSIONS).default('none').describe('none, gzip, snappy, lz4 or zstd'),
	KAFKA_BATCH_RECORDS: count.default(10_000).describe('most records that go out together'),
	KAFKA_BATCH_BYTES: count.max(8_000_000).default(1_000_000).describe('most bytes that go out together'),
	KAFKA_LINGER_MS: z.coerce.number().int().min(0).max(1_000).default(0).describe('how long a first record waits for others'),
	KAFKA_DELIVERY_TIMEOUT_MS: milliseconds.default(120_000).describe('how long calls are tried again while brokers are away'),
	KAFKA_TRANSACTION_TIMEOUT_MS: milliseconds.default(15_000).describe('after which the brokers end a transaction whose owner is gone'),

	KAFKA_SESSION_TIMEOUT_MS: milliseconds.default(6_000).describe('after which a member of a group that is silent has lost its share'),

	KAFKA_FETCH_WAIT_MS: milliseconds.default(250).describe('how long a broker may hold a request when there is nothing new'),
	KAFKA_READER_STALL_MS: milliseconds.default(30_000).describe('after which a reader that no broker answers connects anew'),
	KAFKA_CONNECTION_TIMEOUT_MS: milliseconds.default(5_000).describe('for a connection to open'),
	KAFKA_REQUEST_TIMEOUT_MS: milliseconds.default(20_000).describe("for a broker's answer"),
});

export type KafkaConfig = z.infer<typeof kafkaSettings>;

/** What a setting needs beside it. */
const NEEDS: readonly [keyof KafkaConfig, (config: KafkaConfig) => boolean, readonly (keyof KafkaConfig)[]][] = [
	[
		'KAFKA_SASL_MECHANISM',
		({ KAFKA_SASL_MECHANISM: mechanism }) => mechanism !== undefined && mechanism !== 'OAUTHBEARER',
		['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'],
	],
	[
		'KAFKA_SASL_MECHANISM',
		({ KAFKA_SASL_MECHANISM: mechanism }) => mechanism === 'OAUTHBEARER',
		['KAFKA_SASL_OAUTH_TOKEN_URL', 'KAFKA_SASL_OAUTH_CLIENT_ID', 'KAFKA_SASL_OAUTH_CLIENT_SECRET'],
	],
	['KAFKA_SSL_CERT_FILE', ({ KAFKA_SSL_CERT_FILE: file }) => file !== undefined, ['KAFKA_SSL_KEY_FILE']],
];

/** A setting that the adapter cannot start with. */
export class KafkaConfigError extends Error {
	override readonly name = 'KafkaConfigError';
}

/** @throws KafkaConfigError naming each variable that is missing or wrong. */
export function readKafkaConfig(env: Readonly<Record<string, string | undefined>>): KafkaConfig {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = kafkaSettings.safeParse(given);
	if (!parsed.success)
		throw new KafkaConfigError(parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`).join('; '));
	const config = parsed.data;
	const problems = NEEDS.flatMap(([setting, applies, needed]) =>
		applies(config) ? needed.filter((name) => config[name] === undefined).map((name) => `${name}: ${setting} needs it`) : [],
	);
	if (config.KAFKA_IDEMPOTENCE && config.KAFKA_ACKS !== 'all') problems.push('KAFKA_ACKS: KAFKA_IDEMPOTENCE needs all');
	if (problems.length > 0) throw new KafkaConfigError(problems.join('; '));
	return config;
}
