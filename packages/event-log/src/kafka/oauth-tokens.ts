import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { KafkaConfig } from './config.ts';
import { isRefusedTls, TokenUnavailableError } from './failure.ts';

/** A token is asked for anew this long before its end, so that no connection starts with one that dies on the way. */
const EARLY_MS = 30_000;
const ANSWER_WITHIN_MS = 10_000;
const OK = 200;
/** Statuses from here on are faults of the endpoint (RFC 9110, 15.6). */
const SERVER_FAULT = 500;
/** Request timeout and too many requests. */
const LATER: readonly number[] = [408, 429];

/** RFC 6749 §5.1. */
const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(300) });

/** Bearer tokens by OAuth 2's client credentials grant (RFC 6749 §4.4), one for all connections as long as it lives. `elapsed`: of a clock that never jumps, ms. */
export function oauthTokens(config: KafkaConfig, elapsed: () => number): () => Promise<{ value: string }> {
	let current: Promise<Token> | null = null;
	let usableUntil = Number.NEGATIVE_INFINITY;

	/** Whoever asks meanwhile waits for the same answer; a failure is nobody's token. */
	function ask(): Promise<Token> {
		const asked = elapsed();
		usableUntil = Number.POSITIVE_INFINITY;
		const asking = requestToken(config);
		asking.then(
			({ expires_in: seconds }) => {
				const lifetime = seconds * 1_000;
				usableUntil = asked + Math.max(lifetime - EARLY_MS, lifetime / 2);
			},
			() => {
				usableUntil = Number.NEGATIVE_INFINITY;
			},
		);
		return asking;
	}

	return async () => {
		if (current === null || elapsed() >= usableUntil) current = ask();
		const { access_token: value } = await current;
		return { value };
	};
}

type Token = z.infer<typeof answer>;

/** @throws TokenUnavailableError when another try may help, else an Error; both name the token endpoint, and no secret. */
async function requestToken(config: KafkaConfig): Promise<Token> {
	const { KAFKA_SASL_OAUTH_TOKEN_URL: url = '', KAFKA_SASL_OAUTH_CLIENT_ID: id = '', KAFKA_SASL_OAUTH_CLIENT_SECRET: secret = '' } = config;
	const scope = config.KAFKA_SASL_OAUTH_SCOPE;
	const credentials = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
	const { status, text } = await post(url, {
		headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) }),
	});
	if (status >= SERVER_FAULT || LATER.includes(status)) throw new TokenUnavailableError(`the token endpoint ${url} answered ${status}`);
	if (status !== OK) throw new Error(`the token endpoint ${url} answered ${status}`);
	const parsed = answer.safeParse(jsonOf(text));
	if (!parsed.success) throw new Error(`the token endpoint ${url} gave no token`);
	return parsed.data;
}

/** An answer may break off in the middle, too. */
async function post(url: string, request: Pick<RequestInit, 'headers' | 'body'>): Promise<{ status: number; text: string }> {
	try {
		const response = await fetch(url, { ...request, method: 'POST', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
		return { status: response.status, text: await response.text() };
	} catch (error) {
		const cause = error instanceof Error ? error.cause : undefined;
		if (isRefusedTls(cause)) throw new Error(`the token endpoint ${url} is not trusted: ${cause.message}`, { cause });
		throw new TokenUnavailableError(`the token endpoint ${url} cannot be reached`, { cause: error });
	}
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
