import { onlineManager } from '@tanstack/react-query';
import { problemUri } from '@tideline/api';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../stream/connection.ts';
import { cell } from '../stream/observable.ts';
import { ProblemError } from './problem-error.ts';
import { askWhileConnected, retryWait } from './query-client.ts';

const behind = (retryAfter: number | null) =>
	new ProblemError({ type: problemUri('catching-up'), title: 'Catching up', status: 503, instance: '/api/x' }, retryAfter);

describe('asking again', () => {
	it('waits at least as long as the server asks', () => {
		expect(retryWait(0, behind(20_000))).toBe(20_000);
		expect(retryWait(0, behind(1_000))).toBe(1_000);
	});
	it('waits longer each time, within a bound', () => {
		expect([0, 1, 2, 3, 9].map((failures) => retryWait(failures, behind(1_000)))).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
		expect(retryWait(20, new Error('away'))).toBe(30_000);
	});
	it('rests while there is no connection', () => {
		const connection = cell<Connection>({ kind: 'connecting' });
		askWhileConnected(connection);
		connection.set({ kind: 'lost', since: 0, retryAt: null });
		expect(onlineManager.isOnline()).toBe(false);
		connection.set({ kind: 'open' });
		expect(onlineManager.isOnline()).toBe(true);
	});
});
