import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { KafkaConfig } from './config.ts';
import { TokenUnavailableError } from './failure.ts';

/** A token is asked for anew this long before its end, so that no connection starts with one that dies on the way. */
const EARLY_MS = 30_000;
const ANSWER_WITHIN_MS = 10_000;
/** Statuses from here on are faults of the endpoint (RFC 9110, 15.6). */
const SERVER_FAULT = 500;
/** Request timeout and too many requests. */
const LATER: readonly number[] = [408, 429];

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(300) });

/** Bearer tokens by OAuth 2's client credentials grant (RFC 6749 §4.4), one at a time for all connections. `elapsed`: of a clock that never jumps, ms. */
export function oauthTokens(config: KafkaConfig, elapsed: () => number): () => Promise<{ value: string }> {
	let current: { value: string; usableUntil: number } | null = null;
	return async () => {
		if (current === null || elapsed() >= current.usableUntil) {
			const asked = elapsed();
			const { access_token: value, expires_in: seconds } = await requestToken(config);
			current = { value, usableUntil: asked + seconds * 1_000 - EARLY_MS };
		}
		return { value: current.value };
	};
}

/** @throws TokenUnavailableError when another try may help, else an Error; both name the token endpoint, and no secret. */
async function requestToken(config: KafkaConfig): Promise<z.infer<typeof answer>> {
	const { KAFKA_SASL_OAUTH_TOKEN_URL: url = '', KAFKA_SASL_OAUTH_CLIENT_ID: id = '', KAFKA_SASL_OAUTH_CLIENT_SECRET: secret = '' } = config;
	const scope = config.KAFKA_SASL_OAUTH_SCOPE;
	const credentials = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
	const asked = fetch(url, {
		method: 'POST',
		headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) }),
		signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
	});
	const response = await asked.catch((error: unknown) => {
		throw new TokenUnavailableError(`the token endpoint ${url} cannot be reached`, { cause: error });
	});
	if (response.status >= SERVER_FAULT || LATER.includes(response.status))
		throw new TokenUnavailableError(`the token endpoint ${url} answered ${response.status}`);
	if (!response.ok) throw new Error(`the token endpoint ${url} answered ${response.status}`);
	const parsed = answer.safeParse(await response.json().catch(() => null));
	if (!parsed.success) throw new Error(`the token endpoint ${url} gave no token`);
	return parsed.data;
}
