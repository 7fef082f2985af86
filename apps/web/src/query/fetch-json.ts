import { type Problem, problem } from '@tideline/api';
import type { z } from 'zod';
import { ProblemError } from './problem-error.ts';

const TIMEOUT_MS = 15_000;

export interface JsonRequest<T> {
	path: string;
	schema: z.ZodType<T>;
	method?: 'GET' | 'POST';
	body?: unknown;
	signal?: AbortSignal;
}

/** Asks the BFF and parses the answer. @throws ProblemError for every answer that is not the one described by `schema`. */
export async function fetchJson<T>({ path, schema, method = 'GET', body, signal }: JsonRequest<T>): Promise<T> {
	const timeout = AbortSignal.timeout(TIMEOUT_MS);
	let response: Response;
	try {
		response = await fetch(path, {
			method,
			headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
		});
	} catch (error) {
		if (signal?.aborted) throw error;
		throw new ProblemError(local(path, 503, timeout.aborted ? 'The server did not answer in time' : 'The server cannot be reached'));
	}
	const answer: unknown = await response.json().catch(() => undefined);
	if (!response.ok)
		throw new ProblemError(
			problem.safeParse(answer).data ?? local(path, response.status, `The server answered ${response.status}`),
			retryAfter(response.headers),
		);
	const parsed = schema.safeParse(answer);
	if (!parsed.success) throw new ProblemError(local(path, 502, 'The answer of the server could not be read'));
	return parsed.data;
}

/** `Retry-After` in milliseconds; only its form in seconds is understood. */
function retryAfter(headers: Headers): number | null {
	const text = headers.get('retry-after') ?? '';
	return /^\d{1,5}$/.test(text) ? Number(text) * 1_000 : null;
}

/** A problem that the browser found itself. */
function local(instance: string, status: number, title: string): Problem {
	return { type: 'about:blank', title, status, instance };
}
