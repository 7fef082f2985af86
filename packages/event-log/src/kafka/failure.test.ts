import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import kafkajs from 'kafkajs';
import { describe, expect, it, test } from 'vitest';
import { readKafkaConfig } from './config.ts';
import { failureOf } from './failure.ts';
import { oauthTokens } from './oauth-tokens.ts';

const { KafkaJSSASLAuthenticationError } = kafkajs as unknown as { KafkaJSSASLAuthenticationError: new (message: string) => Error };
const refusal = (why: string) => failureOf(new KafkaJSSASLAuthenticationError(`SASL PLAIN authentication failed: ${why}`));

describe('an authentication', () => {
	it('that the broker refuses is final', () => expect(refusal('Authentication failed: Invalid username or password')).toBe('final'));
	it.each([
		...['Closed connection', 'Connection closed by the server', 'Connection error: read ECONNRESET'],
		...['Connection timeout', 'Not connected', 'Request SaslAuthenticate(key: 36) timed out'],
	])('that ended with "%s" may pass', (why) => expect(refusal(why)).toBe('passing'));
});

test('a broker that another call has just replaced may answer the next try', async () => {
	const Broker: new (options: object) => { metadata(): Promise<unknown> } = createRequire(import.meta.url)('kafkajs/src/broker');
	const broker = new Broker({ connectionPool: { connectionTimeout: 1 }, logger: { namespace: () => undefined } });
	expect(await broker.metadata().then(() => null, failureOf)).toBe('passing');
});

describe('a token', () => {
	const failureAt = async (url: string) => {
		const env = { KAFKA_BROKERS: 'broker:9092', KAFKA_SASL_MECHANISM: 'OAUTHBEARER', KAFKA_SASL_OAUTH_TOKEN_URL: url };
		const config = readKafkaConfig({ ...env, KAFKA_SASL_OAUTH_CLIENT_ID: 'tideline', KAFKA_SASL_OAUTH_CLIENT_SECRET: 'secret' });
		return oauthTokens(config, () => 0)().then(() => null, failureOf);
	};
	const answering = async (status: number) => {
		const server = createServer((_, response) => response.writeHead(status).end());
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		try {
			return await failureAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/token`);
		} finally {
			server.close();
		}
	};
	it('whose endpoint is away or has a fault may come later', async () => {
		expect(await failureAt('http://127.0.0.1:1/token')).toBe('passing');
		expect(await answering(503)).toBe('passing');
		expect(await answering(429)).toBe('passing');
	});
	it('that is refused is final', async () => expect(await answering(401)).toBe('final'));
});
