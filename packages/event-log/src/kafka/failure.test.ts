import { createServer, type RequestListener } from 'node:http';
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
	const tokensFrom = (url: string, elapsed = () => 0) => {
		const env = { KAFKA_BROKERS: 'broker:9092', KAFKA_SASL_MECHANISM: 'OAUTHBEARER', KAFKA_SASL_OAUTH_TOKEN_URL: url };
		const config = readKafkaConfig({ ...env, KAFKA_SASL_OAUTH_CLIENT_ID: 'tideline', KAFKA_SASL_OAUTH_CLIENT_SECRET: 'secret' });
		return oauthTokens(config, elapsed);
	};
	const failureAt = (url: string) => tokensFrom(url)().then(() => null, failureOf);
	const answeredBy = async <T>(listener: RequestListener, ask: (url: string) => Promise<T>): Promise<T> => {
		const server = createServer(listener);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		try {
			return await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/token`);
		} finally {
			server.close();
		}
	};
	const answering = (status: number) => answeredBy((_, response) => response.writeHead(status).end(), failureAt);
	it('whose endpoint is away or has a fault may come later', async () => {
		expect(await failureAt('http://127.0.0.1:1/token')).toBe('passing');
		expect(await answering(503)).toBe('passing');
		expect(await answering(429)).toBe('passing');
	});
	it('whose answer breaks off in the middle may come later', async () => {
		const breaksOff: RequestListener = (_, response) => {
			response.writeHead(200, { 'content-length': '100' }).write('{');
			setImmediate(() => response.destroy());
		};
		expect(await answeredBy(breaksOff, failureAt)).toBe('passing');
	});
	it('is asked for once by all who need it, and anew before it ends, however short it lives', async () => {
		let asked = 0;
		let now = 0;
		const listener: RequestListener = (_, response) => response.end(JSON.stringify({ access_token: `T${++asked}`, expires_in: 20 }));
		await answeredBy(listener, async (url) => {
			const token = tokensFrom(url, () => now);
			expect(await Promise.all([token(), token(), token()])).toEqual([{ value: 'T1' }, { value: 'T1' }, { value: 'T1' }]);
			now = 9_000;
			expect(await token()).toEqual({ value: 'T1' });
			now = 11_000;
			expect(await token()).toEqual({ value: 'T2' });
		});
	});
	it('that is refused is final', async () => expect(await answering(401)).toBe('final'));
});
