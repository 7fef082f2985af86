import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import kafkajs, { type KafkaConfig as KafkaJsConfig, type LogEntry, type SASLOptions } from 'kafkajs';
import { type KafkaConfig, KafkaConfigError } from './config.ts';
import type { KafkaEvents } from './events.ts';
import { oauthTokens } from './oauth-tokens.ts';
import type { KafkaOptions } from './options.ts';

/** kafkajs's own retries are few: ours are around them, and say so. */
const RETRIES = { initialRetryTime: 50, maxRetryTime: 500, retries: 2 };

/** What kafkajs's clients are made with. */
export function clientOptions({ config, events, elapsed }: KafkaOptions): KafkaJsConfig & Required<Pick<KafkaJsConfig, 'logCreator'>> {
	const sasl = saslOptions(config, elapsed);
	return {
		brokers: config.KAFKA_BROKERS,
		clientId: config.KAFKA_CLIENT_ID,
		connectionTimeout: config.KAFKA_CONNECTION_TIMEOUT_MS,
		authenticationTimeout: config.KAFKA_REQUEST_TIMEOUT_MS,
		requestTimeout: config.KAFKA_REQUEST_TIMEOUT_MS,
		enforceRequestTimeout: true,
		retry: RETRIES,
		ssl: sslOptions(config),
		...(sasl === null ? {} : { sasl }),
		logCreator: () => (entry) => report(events, entry),
	};
}

function report(events: KafkaEvents, { level, namespace, log: { message, timestamp: _, logger: __, ...details } }: LogEntry): void {
	if (level === kafkajs.logLevel.ERROR || level === kafkajs.logLevel.WARN)
		events.client(level === kafkajs.logLevel.ERROR ? 'error' : 'warn', message, { namespace, ...details });
}

function sslOptions(config: KafkaConfig): ConnectionOptions | false {
	if (!config.KAFKA_SSL) return false;
	const ca = file(config, 'KAFKA_SSL_CA_FILE');
	const cert = file(config, 'KAFKA_SSL_CERT_FILE');
	const key = file(config, 'KAFKA_SSL_KEY_FILE');
	return {
		...(ca === null ? {} : { ca: [ca] }),
		...(cert === null ? {} : { cert }),
		...(key === null ? {} : { key }),
		...(config.KAFKA_SSL_KEY_PASSPHRASE === undefined ? {} : { passphrase: config.KAFKA_SSL_KEY_PASSPHRASE }),
		...(config.KAFKA_SSL_SERVER_NAME === undefined ? {} : { servername: config.KAFKA_SSL_SERVER_NAME }),
	};
}

function file(config: KafkaConfig, setting: 'KAFKA_SSL_CA_FILE' | 'KAFKA_SSL_CERT_FILE' | 'KAFKA_SSL_KEY_FILE'): string | null {
	const path = config[setting];
	if (path === undefined) return null;
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		throw new KafkaConfigError(`${setting}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
	}
}

function saslOptions(config: KafkaConfig, elapsed: () => number): SASLOptions | null {
	const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username = '', KAFKA_SASL_PASSWORD: password = '' } = config;
	switch (mechanism) {
		case undefined:
			return null;
		case 'PLAIN':
			return { mechanism: 'plain', username, password };
		case 'SCRAM-SHA-256':
			return { mechanism: 'scram-sha-256', username, password };
		case 'SCRAM-SHA-512':
			return { mechanism: 'scram-sha-512', username, password };
		case 'OAUTHBEARER':
			return { mechanism: 'oauthbearer', oauthBearerProvider: oauthTokens(config, elapsed) };
	}
}
