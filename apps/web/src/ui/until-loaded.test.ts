import { describe, expect, it } from 'vitest';
import { untilLoaded } from './until-loaded.ts';

describe('a part of the page that is loaded late', () => {
	it('is asked for again, with growing waits, until the server gives it', async () => {
		const waits: number[] = [];
		const after = (milliseconds: number, callback: () => void) => {
			waits.push(milliseconds);
			callback();
			return () => undefined;
		};
		let asked = 0;
		const load = () => (++asked < 4 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve('chart'));
		expect(await untilLoaded(load, { after })).toBe('chart');
		expect(waits).toHaveLength(3);
		expect(waits[2]).toBeGreaterThan(waits[0] ?? 0);
	});
});
