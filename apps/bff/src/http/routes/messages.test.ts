import type { Request } from 'express';
import { expect, test } from 'vitest';
import type { AppContext } from '../../app-context.ts';
import type { Actor } from '../../identity/actor.ts';
import { ProblemError } from '../problem.ts';
import { messageRoutes } from './messages.ts';

/** A log that keeps nothing: offsets up to the end were there once. */
const END = 7;
const log = {
	get: async () => null,
	ends: async (topics: readonly string[]) => topics.map((topic) => ({ topic, partition: 0, low: END, high: END })),
};

async function problemOf(offset: number): Promise<unknown> {
	const [route] = messageRoutes({ log } as unknown as AppContext);
	const request = { params: { topic: 'oms.bond', partition: '0', offset: String(offset) }, query: {}, socket: {} };
	try {
		return await route?.run(request as unknown as Request, {} as Actor);
	} catch (error) {
		return error instanceof ProblemError ? error.kind : error;
	}
}

test('a message that the log has let go of is gone; one behind its end has never been there', async () => {
	expect(await problemOf(END - 1)).toBe('gone');
	expect(await problemOf(END)).toBe('not-found');
	expect(await problemOf(END + 1_000)).toBe('not-found');
});
