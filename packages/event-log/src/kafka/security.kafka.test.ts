import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readAll, record, valuesOf } from '../contract/reading.ts';
import { readKafkaConfig } from './config.ts';
import { openKafkaLog } from './kafka-log.ts';

const kafka = inject('kafka');
const TOPIC = 'secured';
/** Longer than a test may take: what fails all the same fails at once. */
const PATIENT = { KAFKA_DELIVERY_TIMEOUT_MS: '600000' };

/** An unsigned token, as the broker's default validator takes them. */
function tokenFor(subject: string): string {
	const now = Math.floor(Date.now() / 1_000);
	const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
	return `${part({ alg: 'none' })}.${part({ sub: subject, iat: now, exp: now + 300 })}.`;
}

/** A token endpoint that knows one client. */
const tokens = createServer((request, response) => {
	const known = request.headers.authorization === `Basic ${Buffer.from('desk:secret%2F1').toString('base64')}`;
	response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
	response.end(
		JSON.stringify(known ? { access_token: tokenFor('desk'), token_type: 'bearer', expires_in: 300 } : { error: 'invalid_client' }),
	);
});
const tokenUrl = () => `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`;

beforeAll(() => once(tokens.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => tokens.close());

async function writeAndRead(env: Record<string, string>): Promise<unknown> {
	const config = readKafkaConfig({ KAFKA_TOPIC_PREFIX: `${randomUUID()}.`, KAFKA_DELIVERY_TIMEOUT_MS: '3000', ...env });
	const log = openKafkaLog({ config });
	try {
		await log.ensureTopics([{ name: TOPIC, partitions: 1, cleanup: 'delete', retentionMs: null }]);
		await log.append([record(TOPIC, 'x')]);
		return valuesOf(await readAll(log, [TOPIC]));
	} finally {
		await log.close();
	}
}

describe.skipIf(kafka === null)('a broker that demands', () => {
	if (kafka === null) return;
	const { listeners, caFile, clientCertificate, user } = kafka;
	const tls = { KAFKA_SSL: 'true', KAFKA_SSL_CA_FILE: caFile };
	const login = { KAFKA_SASL_USERNAME: user.name, KAFKA_SASL_PASSWORD: user.password };
	const oauth = () => ({
		KAFKA_SASL_MECHANISM: 'OAUTHBEARER',
		KAFKA_SASL_OAUTH_TOKEN_URL: tokenUrl(),
		KAFKA_SASL_OAUTH_CLIENT_ID: 'desk',
		KAFKA_SASL_OAUTH_CLIENT_SECRET: 'secret/1',
	});

	test('TLS is written to and read with its certificate trusted', async () => {
		expect(await writeAndRead({ KAFKA_BROKERS: listeners.TLS, ...tls })).toEqual(['x']);
	});

	test('TLS is not talked to when its certificate is not trusted', async () => {
		await expect(writeAndRead({ KAFKA_BROKERS: listeners.TLS, KAFKA_SSL: 'true', ...PATIENT })).rejects.toThrow(
			/no TLS connection to Kafka at 127.0.0.1:\d+: .*certificate.*KAFKA_SSL_/,
		);
	});

	test('a certificate of the client is written to and read with one that it trusts', async () => {
		const { certFile, keyFile } = clientCertificate;
		const own = { KAFKA_SSL_CERT_FILE: certFile, KAFKA_SSL_KEY_FILE: keyFile };
		expect(await writeAndRead({ KAFKA_BROKERS: listeners.MUTUAL, ...tls, ...own })).toEqual(['x']);
	});

	test('a certificate of the client is not talked to without one', async () => {
		await expect(writeAndRead({ KAFKA_BROKERS: listeners.MUTUAL, ...tls, ...PATIENT })).rejects.toThrow(/no TLS connection/);
	});

	test.each(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'])('%s is written to and read with the right password', async (mechanism) => {
		expect(await writeAndRead({ KAFKA_BROKERS: listeners.SASL, KAFKA_SASL_MECHANISM: mechanism, ...login })).toEqual(['x']);
	});

	test.each(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'])('%s refuses a wrong password, at once', async (mechanism) => {
		const wrong = { ...login, KAFKA_SASL_PASSWORD: 'wrong' };
		await expect(writeAndRead({ KAFKA_BROKERS: listeners.SASL, KAFKA_SASL_MECHANISM: mechanism, ...wrong })).rejects.toThrow(/SASL/);
	});

	test('OAUTHBEARER is written to and read with a token of the endpoint', async () => {
		expect(await writeAndRead({ KAFKA_BROKERS: listeners.SASL, ...oauth() })).toEqual(['x']);
	});

	test('OAUTHBEARER is not reached by a client that the token endpoint refuses', async () => {
		const refused = { ...oauth(), KAFKA_SASL_OAUTH_CLIENT_SECRET: 'wrong' };
		await expect(writeAndRead({ KAFKA_BROKERS: listeners.SASL, ...refused })).rejects.toThrow(/answered 401/);
	});

	test('TLS and a login at once is written to and read', async () => {
		expect(await writeAndRead({ KAFKA_BROKERS: listeners.SASLTLS, KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512', ...tls, ...login })).toEqual([
			'x',
		]);
	});
});
