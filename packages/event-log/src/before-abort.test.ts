import { describe, expect, it } from 'vitest';
import { beforeAbort } from './before-abort.ts';

const never = new Promise<never>(() => undefined);

describe('work until a signal', () => {
	it('gives what it gives, and fails as it fails', async () => {
		const { signal } = new AbortController();
		expect(await beforeAbort(Promise.resolve(1), signal)).toBe(1);
		await expect(beforeAbort(Promise.reject(new Error('refused')), signal)).rejects.toThrow('refused');
	});

	it('ends with the reason of the signal, before or in the middle of it', async () => {
		const stop = new AbortController();
		const waiting = beforeAbort(never, stop.signal);
		stop.abort();
		await expect(waiting).rejects.toBe(stop.signal.reason);
		await expect(beforeAbort(never, stop.signal)).rejects.toBe(stop.signal.reason);
	});
});
