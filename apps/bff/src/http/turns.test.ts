import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

describe('turns', () => {
	it('go on after one that fails, which its own caller hears of', async () => {
		const turns = new Turns();
		const failed = turns.take(() => Promise.reject(new Error('refused')));
		const next = turns.take(() => Promise.resolve('done'));
		await expect(failed).rejects.toThrow('refused');
		expect(await next).toBe('done');
	});

	it('let nothing begin before what was asked for earlier has ended', async () => {
		const turns = new Turns();
		const order: string[] = [];
		const { promise, resolve } = Promise.withResolvers<void>();
		const first = turns.take(async () => {
			await promise;
			order.push('first');
		});
		const second = turns.take(async () => {
			order.push('second');
		});
		resolve();
		await Promise.all([first, second]);
		expect(order).toEqual(['first', 'second']);
	});
});
