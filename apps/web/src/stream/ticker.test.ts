import { describe, expect, it, vi } from 'vitest';
import { manualTimers } from './testing.ts';
import { createTicker } from './ticker.ts';

describe('ticker', () => {
	it('beats on full seconds and rests when nobody listens', () => {
		const timers = manualTimers(10_250);
		const ticker = createTicker(timers);
		const listener = vi.fn();
		const stop = ticker.subscribe(listener);
		timers.advance(749);
		expect(listener).not.toHaveBeenCalled();
		timers.advance(1);
		expect(listener).toHaveBeenCalledOnce();
		expect(ticker.get()).toBe(11_000);
		stop();
		timers.advance(10_000);
		expect(listener).toHaveBeenCalledOnce();
	});
});
