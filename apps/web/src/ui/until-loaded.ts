import { backoff } from '../stream/reconnect-policy.ts';
import { browserTimers, type Timers } from '../stream/timers.ts';

/**
 * Loads a part of the page, and tries again until it comes: a server that is away just then must not take the page down with it.
 * Browsers ask anew for a module that could not be fetched.
 * @param attempts after so many in vain the last error goes to the caller; without it there is no end
 */
export async function untilLoaded<T>(
	load: () => Promise<T>,
	{ timers = browserTimers(), attempts = Number.POSITIVE_INFINITY }: { timers?: Pick<Timers, 'after'>; attempts?: number } = {},
): Promise<T> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await load();
		} catch (error) {
			if (attempt + 1 >= attempts) throw error;
			await new Promise<void>((resolve) => void timers.after(backoff(attempt, Math.random), resolve));
		}
	}
}
