import { backoff } from '../stream/reconnect-policy.ts';
import { browserTimers, type Timers } from '../stream/timers.ts';

/**
 * Loads a part of the page, and tries again until it comes: a server that is away just then must not take the page down with it.
 * Browsers ask anew for a module that could not be fetched.
 */
export async function untilLoaded<T>(load: () => Promise<T>, timers: Pick<Timers, 'after'> = browserTimers()): Promise<T> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await load();
		} catch {
			await new Promise<void>((resolve) => void timers.after(backoff(attempt, Math.random), resolve));
		}
	}
}
