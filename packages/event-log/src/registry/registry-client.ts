import { Buffer } from 'node:buffer';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const MEDIA_TYPE = 'application/vnd.schemaregistry.v1+json';
const ANSWER_WITHIN_MS = 10_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const TOO_MANY_REQUESTS = 429;
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
			const response = await tryOnce(method, path, body);
			if (response instanceof Response && response.status !== TOO_MANY_REQUESTS && response.status < FIRST_SERVER_ERROR) {
				if (response.ok) return response.json();
				throw await refusalOf(path, response);
			}
			onWaiting?.(url, attempt, response instanceof Response ? new Error(`it answered ${response.status}`) : response.error);
			await wait(pause);
			pause = Math.min(2 * pause, LONGEST_WAIT_MS);
		}
	}

	async function tryOnce(method: string, path: string, body?: object): Promise<Response | { error: unknown }> {
		try {
			const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
			const content = body === undefined ? {} : { body: JSON.stringify(body) };
			return await request(`${url.replace(/\/$/, '')}${path}`, { method, headers, signal, ...content });
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

async function refusalOf(path: string, response: Response): Promise<RegistryRefusal> {
	const text = await response.text();
	let said: z.infer<typeof refusal> = {};
	try {
		said = refusal.parse(JSON.parse(text));
	} catch {
		// A proxy in between answers with a page.
	}
	return new RegistryRefusal(path, response.status, said.error_code ?? response.status, said.message ?? text.slice(0, 200));
}
