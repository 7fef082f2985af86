import { afterEach, expect, test, vi } from 'vitest';
import { clientOptions } from './client-options.ts';
import { readKafkaConfig } from './config.ts';
import { NO_EVENTS } from './events.ts';
import { prefixedNames } from './options.ts';

const HOUR_MS = 3_600_000;

afterEach(() => vi.unstubAllGlobals());

test('a token that has ended is not used again by a clock that was set back', async () => {
	let tokens = 0;
	vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ access_token: `token ${++tokens}`, expires_in: 300 })));
	const config = readKafkaConfig({
		KAFKA_BROKERS: 'broker:9092',
		KAFKA_SASL_MECHANISM: 'OAUTHBEARER',
		KAFKA_SASL_OAUTH_TOKEN_URL: 'http://issuer/token',
		KAFKA_SASL_OAUTH_CLIENT_ID: 'desk',
		KAFKA_SASL_OAUTH_CLIENT_SECRET: 'secret',
	});
	let [now, elapsed] = [2 * HOUR_MS, 0];
	const { sasl } = clientOptions({ config, events: NO_EVENTS, names: prefixedNames(''), now: () => now, elapsed: () => elapsed });
	if (sasl === undefined || !('oauthBearerProvider' in sasl)) expect.fail('no bearer tokens');
	expect(await sasl.oauthBearerProvider()).toEqual({ value: 'token 1' });
	now -= HOUR_MS;
	elapsed += 200_000;
	expect(await sasl.oauthBearerProvider()).toEqual({ value: 'token 1' });
	elapsed += 200_000;
	expect(await sasl.oauthBearerProvider()).toEqual({ value: 'token 2' });
});
