import { setTimeout as delay } from 'node:timers/promises';
import { codeOf, explained, failureOf } from './failure.ts';
import { ERROR } from './protocol/error-code.ts';

const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 1_000;
/** The transaction before is still being written out: a matter of milliseconds. */
const SETTLING_WAIT_MS = 2;
const isSettling = (code: number | null): boolean => code === ERROR.CONCURRENT_TRANSACTIONS || code === ERROR.UNSTABLE_OFFSET_COMMIT;

export interface RetryOptions {
	/** For how long a failure that may pass is tried again. */
	withinMs: number;
	onRetry?(attempt: number, error: unknown): void;
	/** Before the next try, such as newer metadata; its own failure is left to that try. */
	prepare?(error: unknown): Promise<unknown>;
	/** Ends the waiting: the error that there is then is final. */
	isClosed?(): boolean;
	/** Of a clock that never jumps, ms. */
	now?(): number;
	wait?(ms: number): Promise<unknown>;
}

/** Tries again, with growing pauses, as long as the failure is one that passes. @throws the last error. */
export async function retrying<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
	const { withinMs, onRetry, prepare, isClosed = () => false, now = () => performance.now(), wait = delay } = options;
	const deadline = now() + withinMs;
	let pause = FIRST_WAIT_MS;
	for (let attempts = 1; ; attempts++) {
		try {
			return await attempt();
		} catch (error) {
			if (failureOf(error) !== 'passing' || now() >= deadline || isClosed()) throw explained(error);
			if (isSettling(codeOf(error))) {
				await wait(SETTLING_WAIT_MS);
				continue;
			}
			onRetry?.(attempts, error);
			await wait(pause);
			pause = Math.min(2 * pause, LONGEST_WAIT_MS);
			await prepare?.(error).catch(() => undefined);
		}
	}
}
