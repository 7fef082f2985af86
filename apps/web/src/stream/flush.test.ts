import { describe, expect, it, vi } from 'vitest';
import { createFlush } from './flush.ts';
import { manualFrames } from './testing.ts';

describe('flush', () => {
	it('flushes a store once per frame, however often it changed', () => {
		const frames = manualFrames();
		const flush = createFlush(frames);
		const store = { flush: vi.fn() };
		flush.mark(store);
		flush.mark(store);
		expect(store.flush).not.toHaveBeenCalled();
		frames.paint();
		expect(store.flush).toHaveBeenCalledOnce();
	});
	it('holds everything back while the page is hidden and flushes once when it is seen', () => {
		const frames = manualFrames();
		const flush = createFlush(frames);
		const store = { flush: vi.fn() };
		frames.setHidden(true);
		for (let change = 0; change < 100; change++) flush.mark(store);
		frames.paint();
		expect(store.flush).not.toHaveBeenCalled();
		frames.setHidden(false);
		frames.paint();
		expect(store.flush).toHaveBeenCalledOnce();
	});
	it('keeps what was marked when the page hides between request and paint', () => {
		const frames = manualFrames();
		const flush = createFlush(frames);
		const store = { flush: vi.fn() };
		flush.mark(store);
		frames.setHidden(true);
		frames.paint();
		expect(store.flush).not.toHaveBeenCalled();
		frames.setHidden(false);
		frames.paint();
		expect(store.flush).toHaveBeenCalledOnce();
	});
});
