import { describe, expect, it, vi } from 'vitest';
import { ACK_EVERY, createAcknowledger } from './acknowledger.ts';
import { manualTimers } from './testing.ts';

function setUp() {
	const timers = manualTimers();
	const send = vi.fn();
	return { timers, send, acknowledger: createAcknowledger({ send, after: timers.after }) };
}

describe('acknowledgements', () => {
	it('go out without any timer while frames come, as on a hidden page', () => {
		const { send, acknowledger } = setUp();
		for (let frame = 0; frame < 2 * ACK_EVERY + 1; frame++) acknowledger.received();
		expect(send.mock.calls).toEqual([[ACK_EVERY], [2 * ACK_EVERY]]);
	});
	it('gather the frames of a tenth of a second', () => {
		const { send, acknowledger, timers } = setUp();
		acknowledger.received();
		acknowledger.received();
		timers.advance(100);
		timers.advance(1_000);
		expect(send.mock.calls).toEqual([[2]]);
	});
	it('count from nought on a new connection', () => {
		const { send, acknowledger, timers } = setUp();
		acknowledger.received();
		acknowledger.restart();
		timers.advance(100);
		expect(send).not.toHaveBeenCalled();
		acknowledger.received();
		timers.advance(100);
		expect(send.mock.calls).toEqual([[1]]);
	});
});
