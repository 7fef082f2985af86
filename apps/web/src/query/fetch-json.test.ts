import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { fetchJson } from './fetch-json.ts';
import { ProblemError } from './problem-error.ts';

const schema = z.object({ answer: z.number() });
const answer = (status: number, body: string) => vi.stubGlobal('fetch', async () => new Response(body, { status }));
const failure = async () => {
	const error: unknown = await fetchJson({ path: '/api/x', schema }).catch((caught) => caught);
	if (!(error instanceof ProblemError)) throw new Error('expected a ProblemError');
	return error;
};

describe('fetchJson', () => {
	afterEach(() => vi.unstubAllGlobals());

	it('turns a problem document into an error that carries it', async () => {
		answer(422, JSON.stringify({ type: 'urn:tideline:problem:unprocessable', title: 'No', status: 422, requestId: '7f3a' }));
		expect((await failure()).problem).toMatchObject({ title: 'No', requestId: '7f3a' });
		expect((await failure()).shouldRetry()).toBe(false);
	});
	it('makes a problem of an error page', async () => {
		answer(502, '<html>bad gateway</html>');
		expect((await failure()).problem).toMatchObject({ title: 'The server answered 502', status: 502 });
		expect((await failure()).shouldRetry()).toBe(true);
	});
	it('keeps how long the server asks to be left alone', async () => {
		vi.stubGlobal('fetch', async () => new Response('{}', { status: 503, headers: { 'retry-after': '7' } }));
		expect((await failure()).retryAfter).toBe(7_000);
		vi.stubGlobal('fetch', async () => new Response('{}', { status: 503, headers: { 'retry-after': 'soon' } }));
		expect((await failure()).retryAfter).toBeNull();
	});
	it('does not let an answer of another shape through', async () => {
		answer(200, JSON.stringify({ answer: 'forty-two' }));
		expect((await failure()).problem.title).toBe('The answer of the server could not be read');
	});
	it('says that the server cannot be reached', async () => {
		vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')));
		expect((await failure()).problem.title).toBe('The server cannot be reached');
	});
	it('gives what the schema describes', async () => {
		answer(200, JSON.stringify({ answer: 42 }));
		expect(await fetchJson({ path: '/api/x', schema })).toEqual({ answer: 42 });
	});
});
