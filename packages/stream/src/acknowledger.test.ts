import { describe, expect, it, vi } from 'vitest';
import { ACK_AFTER_MS, ACK_BYTES, ACK_EVERY, createAcknowledger } from './acknowledger.ts';

function setUp() {
	const send = vi.fn();
	const after = vi.fn<(milliseconds: number, callback: () => void) => void>();
	/** Lets the time of every timer run out. */
	const elapse = (): void => {
		for (const [, callback] of after.mock.calls.splice(0)) callback();
	};
	return { send, after, elapse, acknowledger: createAcknowledger({ send, after }) };
}

describe('acknowledgements', () => {
	it('go out without any timer while frames come, as on a hidden page', () => {
		const { send, acknowledger } = setUp();
		for (let frame = 0; frame < 2 * ACK_EVERY + 1; frame++) acknowledger.received(100);
		expect(send.mock.calls).toEqual([[ACK_EVERY], [2 * ACK_EVERY]]);
	});
	it('go out at once for much data, so that a snapshot does not hold back the next', () => {
		const { send, acknowledger } = setUp();
		for (let frame = 0; frame < 5; frame++) acknowledger.received(ACK_BYTES / 2);
		expect(send.mock.calls).toEqual([[2], [4]]);
	});
	it('gather the frames of a while, on one timer, and end with a quiet stream', () => {
		const { send, after, elapse, acknowledger } = setUp();
		acknowledger.received(100);
		acknowledger.received(100);
		expect(after.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([ACK_AFTER_MS]);
		elapse();
		elapse();
		expect(send.mock.calls).toEqual([[2]]);
		expect(after).not.toHaveBeenCalled();
	});
	it('count from nought on a new connection', () => {
		const { send, elapse, acknowledger } = setUp();
		acknowledger.received(100);
		acknowledger.restart();
		elapse();
		expect(send).not.toHaveBeenCalled();
		acknowledger.received(100);
		elapse();
		expect(send.mock.calls).toEqual([[1]]);
	});
});
