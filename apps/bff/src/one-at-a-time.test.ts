import { describe, expect, it } from 'vitest';
import { OneAtATime } from './one-at-a-time.ts';

describe('one at a time', () => {
	it('goes on after one that fails, which its own caller hears of', async () => {
		const oneAtATime = new OneAtATime();
		const failed = oneAtATime.run(() => Promise.reject(new Error('refused')));
		const next = oneAtATime.run(() => Promise.resolve('done'));
		await expect(failed).rejects.toThrow('refused');
		expect(await next).toBe('done');
	});

	it('lets nothing begin before what was asked for earlier has ended', async () => {
		const oneAtATime = new OneAtATime();
		const order: string[] = [];
		const { promise, resolve } = Promise.withResolvers<void>();
		const first = oneAtATime.run(async () => {
			await promise;
			order.push('first');
		});
		const second = oneAtATime.run(async () => {
			order.push('second');
		});
		resolve();
		await Promise.all([first, second]);
		expect(order).toEqual(['first', 'second']);
	});
});
