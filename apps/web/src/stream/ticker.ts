import { notify } from './observable.ts';
import type { Timers } from './timers.ts';

const TICK_MS = 1_000;

/** A second's beat on the wall clock's full seconds; runs only while someone listens. */
export interface Ticker {
	/** The full second that has begun, wall time. */
	get(): number;
	subscribe(listener: () => void): () => void;
}

/** Everything that shows an age or a clock moves on the same beat. */
export function createTicker(timers: Timers): Ticker {
	const listeners = new Set<() => void>();
	const second = () => Math.floor(timers.wallClock() / TICK_MS) * TICK_MS;
	let current = second();
	let stop = () => {};

	function schedule(): void {
		stop = timers.after(TICK_MS - (timers.wallClock() % TICK_MS), () => {
			current = second();
			notify(listeners);
			if (listeners.size > 0) schedule();
		});
	}
	return {
		get: () => current,
		subscribe(listener) {
			if (listeners.size === 0) {
				current = second();
				schedule();
			}
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
				if (listeners.size === 0) stop();
			};
		},
	};
}
