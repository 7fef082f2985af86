import { describe, expect, it } from 'vitest';
import { untilLoaded } from './until-loaded.ts';

/** Timers that note each wait and do not wait, and a load that fails the first times. */
function setUp(failures: number) {
	const waits: number[] = [];
	const after = (milliseconds: number, callback: () => void) => {
		waits.push(milliseconds);
		callback();
		return () => undefined;
	};
	let asked = 0;
	const load = () => (++asked <= failures ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve('chart'));
	return { waits, load, timers: { after }, asked: () => asked };
}

describe('a part of the page that is loaded late', () => {
	it('is asked for again, with growing waits, until the server gives it', async () => {
		const { load, timers, waits } = setUp(3);
		expect(await untilLoaded(load, { timers })).toBe('chart');
		expect(waits).toHaveLength(3);
		expect(waits[2]).toBeGreaterThan(waits[0] ?? 0);
	});
	it('is given up after the attempts allowed, with what went wrong last', async () => {
		const { load, timers, asked } = setUp(9);
		await expect(untilLoaded(load, { timers, attempts: 4 })).rejects.toThrow('Failed to fetch');
		expect(asked()).toBe(4);
	});
});
