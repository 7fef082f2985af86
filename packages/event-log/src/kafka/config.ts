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
		.pipe(z.array(z.string().regex(/^[^\s:]+:\d+$|^\[[0-9a-f:]+\]:\d+$/i, 'expected host:port, comma separated'))),
	KAFKA_CLIENT_ID: text.default('tideline'),
	KAFKA_TOPIC_PREFIX: z
		.string()
		.regex(/^[\w.-]*$/, 'expected letters, digits, dots, underscores and dashes')
		.default(''),
	KAFKA_REPLICATION_FACTOR: count.optional(),

	KAFKA_SSL: flag.default(false),
	KAFKA_SSL_CA_FILE: text.optional(),
	KAFKA_SSL_CERT_FILE: text.optional(),
	KAFKA_SSL_KEY_FILE: text.optional(),
	KAFKA_SSL_KEY_PASSPHRASE: text.optional(),
	KAFKA_SSL_SERVER_NAME: text.optional(),

	KAFKA_SASL_MECHANISM: z.enum(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER']).optional(),
	KAFKA_SASL_USERNAME: text.optional(),
	KAFKA_SASL_PASSWORD: text.optional(),
	KAFKA_SASL_OAUTH_TOKEN_URL: z.url().optional(),
	KAFKA_SASL_OAUTH_CLIENT_ID: text.optional(),
	KAFKA_SASL_OAUTH_CLIENT_SECRET: text.optional(),
	KAFKA_SASL_OAUTH_SCOPE: text.optional(),

	KAFKA_ACKS: z.enum(['all', '1']).default('all'),
	KAFKA_IDEMPOTENCE: flag.default(true),
	KAFKA_COMPRESSION: z.enum(COMPRESSIONS).default('none'),
	KAFKA_BATCH_RECORDS: count.default(10_000),
	KAFKA_BATCH_BYTES: count.max(8_000_000).default(1_000_000),
	KAFKA_LINGER_MS: z.coerce.number().int().min(0).max(1_000).default(0),
	KAFKA_DELIVERY_TIMEOUT_MS: milliseconds.default(120_000),
	KAFKA_TRANSACTION_TIMEOUT_MS: milliseconds.default(15_000),

	KAFKA_FETCH_WAIT_MS: milliseconds.default(250),
	KAFKA_READER_STALL_MS: milliseconds.default(30_000),
	KAFKA_CONNECTION_TIMEOUT_MS: milliseconds.default(5_000),
	KAFKA_REQUEST_TIMEOUT_MS: milliseconds.default(20_000),
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
