import { describe, expect, test, vi } from 'vitest';
import { failureOf } from './failure.ts';
import { KafkaProtocolError } from './protocol/error-code.ts';
import { retrying } from './retry.ts';

const named = (name: string, rest: object = {}): Error => Object.assign(new Error(name), { name, ...rest });
const moved = new KafkaProtocolError(6, 'sending');

/** A clock that only waiting moves. */
function clock() {
	const waits: number[] = [];
	let now = 0;
	return {
		waits,
		now: () => now,
		wait: async (ms: number) => {
			waits.push(ms);
			now += ms;
		},
	};
}
const failing = (errors: readonly unknown[]) => {
	const left = [...errors];
	return async () => {
		if (left.length > 0) throw left.shift();
		return 'done';
	};
};

describe('a failure', () => {
	test.each([
		['a leader that moved', moved, 'passing'],
		['a closed connection', named('KafkaJSConnectionClosedError', { code: 'ECONNRESET' }), 'passing'],
		['a request without an answer', named('KafkaJSRequestTimeoutError'), 'passing'],
		["what kafkajs's retries ended with", named('KafkaJSNumberOfRetriesExceeded', { cause: named('KafkaJSConnectionError') }), 'passing'],
		['a newer owner', new KafkaProtocolError(47, 'x'), 'fenced'],
		['a record that is too large', new KafkaProtocolError(10, 'x'), 'final'],
		['a wrong password', named('KafkaJSSASLAuthenticationError'), 'final'],
		['a certificate that is not trusted', named('KafkaJSConnectionError', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }), 'final'],
		['a certificate that has run out', named('KafkaJSConnectionError', { code: 'CERT_HAS_EXPIRED' }), 'final'],
		['a broker that speaks no TLS', named('KafkaJSConnectionError', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }), 'final'],
		['a broker that is away', named('KafkaJSConnectionError', { code: 'ECONNREFUSED' }), 'passing'],
		['a fault of the program', new TypeError('x'), 'final'],
	])('of %s is told', (_, error, expected) => {
		expect(failureOf(error)).toBe(expected);
	});
});

describe('trying again', () => {
	test('waits longer each time, and asks for newer metadata before the next try', async () => {
		const time = clock();
		let prepared = 0;
		const result = await retrying(failing([moved, moved, moved]), { withinMs: 1_000, ...time, prepare: async () => prepared++ });
		expect([result, time.waits, prepared]).toEqual(['done', [20, 40, 80], 3]);
	});

	test('ends with the last error when the time is over', async () => {
		const time = clock();
		await expect(retrying(failing(Array(99).fill(moved)), { withinMs: 100, ...time })).rejects.toBe(moved);
		expect(time.now()).toBeGreaterThanOrEqual(100);
	});

	test('goes on when the wall clock jumps', async () => {
		vi.useFakeTimers();
		const wait = async (ms: number) => vi.setSystemTime(Date.now() + 3_600_000 + ms);
		await expect(retrying(failing([moved, moved]), { withinMs: 1_000, wait })).resolves.toBe('done');
		vi.useRealTimers();
	});

	test('waits a moment only for the transaction before', async () => {
		const time = clock();
		await retrying(failing(Array(3).fill(new KafkaProtocolError(51, 'x'))), { withinMs: 1_000, ...time });
		expect(time.waits).toEqual([2, 2, 2]);
	});

	test('does not happen after a final failure, or once closed', async () => {
		const final = new KafkaProtocolError(10, 'x');
		await expect(retrying(failing([final]), { withinMs: 1_000, ...clock() })).rejects.toBe(final);
		await expect(retrying(failing([moved]), { withinMs: 1_000, ...clock(), isClosed: () => true })).rejects.toBe(moved);
	});
});
