/** Time as the stream client sees it. */
export interface Timers {
	/** Milliseconds that never jump: ages and waits are measured with it. */
	now(): number;
	/** Milliseconds since 1970: for times that people read. */
	wallClock(): number;
	/** Calls back once; the returned function calls it off. */
	after(milliseconds: number, callback: () => void): () => void;
}

/** The clocks of this browser. */
export function browserTimers(): Timers {
	return {
		now: () => performance.now(),
		wallClock: () => Date.now(),
		after(milliseconds, callback) {
			const id = setTimeout(callback, milliseconds);
			return () => clearTimeout(id);
		},
	};
}
