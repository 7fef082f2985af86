import { Buffer } from 'node:buffer';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const MEDIA_TYPE = 'application/vnd.schemaregistry.v1+json';
const ANSWER_WITHIN_MS = 10_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const TOO_MANY_REQUESTS = 429;
const FIRST_REDIRECTION = 300;
const FIRST_SERVER_ERROR = 500;

export interface RegistryClientOptions {
	/** Base address of the API: Confluent's own is at the root, Apicurio's under `/apis/ccompat/v7`. */
	url: string;
	/** For HTTP basic authentication. */
	credentials?: { username: string; password: string };
	/** Told each time the registry does not answer and is asked again. */
	onWaiting?: (url: string, attempt: number, error: unknown) => void;
	fetch?: typeof fetch;
	wait?: (ms: number) => Promise<unknown>;
}

/** The registry has answered, and the answer is no. */
export class RegistryRefusal extends Error {
	override readonly name = 'RegistryRefusal';
	readonly status: number;
	/** The registry's own code, such as 40401; the status where there is none. */
	readonly errorCode: number;
	constructor(path: string, status: number, errorCode: number, message: string) {
		super(`the schema registry refused ${path} with ${errorCode}: ${message}`);
		this.status = status;
		this.errorCode = errorCode;
	}
}

export interface RegistryClient {
	/** @throws RegistryRefusal */
	get<T>(path: string, answer: z.ZodType<T>): Promise<T>;
	post<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
	put(path: string, body: object): Promise<void>;
}

interface Answer {
	status: number;
	text: string;
}

const refusal = z.object({ error_code: z.number().optional(), message: z.string().optional() });

/** Requests to a registry. One that nobody answers, or that fails in the server, is repeated until it is answered. */
export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
	const { url, credentials, onWaiting, fetch: request = fetch, wait = delay } = options;
	const headers: Record<string, string> = { accept: `${MEDIA_TYPE}, application/json`, 'content-type': MEDIA_TYPE };
	if (credentials !== undefined)
		headers.authorization = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;

	async function ask(method: string, path: string, body?: object): Promise<unknown> {
		let pause = FIRST_WAIT_MS;
		for (let attempt = 1; ; attempt++) {
			const answer = await tryOnce(method, path, body);
			if ('text' in answer && answer.status !== TOO_MANY_REQUESTS && answer.status < FIRST_SERVER_ERROR) return contentOf(path, answer);
			onWaiting?.(url, attempt, 'text' in answer ? new Error(`it answered ${answer.status}`) : answer.error);
			await wait(pause);
			pause = Math.min(2 * pause, LONGEST_WAIT_MS);
		}
	}

	async function tryOnce(method: string, path: string, body?: object): Promise<Answer | { error: unknown }> {
		try {
			const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
			const content = body === undefined ? {} : { body: JSON.stringify(body) };
			const response = await request(`${url.replace(/\/$/, '')}${path}`, { method, headers, signal, ...content });
			// An answer may break off in the middle.
			return { status: response.status, text: await response.text() };
		} catch (error) {
			return { error };
		}
	}

	return {
		get: async (path, answer) => answer.parse(await ask('GET', path)),
		post: async (path, body, answer) => answer.parse(await ask('POST', path, body)),
		async put(path, body) {
			await ask('PUT', path, body);
		},
	};
}

/** @throws RegistryRefusal for an answer that is no, or a page of a proxy in between. */
function contentOf(path: string, { status, text }: Answer): unknown {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new RegistryRefusal(path, status, status, text.slice(0, 200));
	}
	if (status < FIRST_REDIRECTION) return value;
	const said = refusal.safeParse(value).data;
	throw new RegistryRefusal(path, status, said?.error_code ?? status, said?.message ?? text.slice(0, 200));
}
