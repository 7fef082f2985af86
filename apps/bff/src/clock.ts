/** Time as the BFF sees it; tests own theirs. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Calls `body` every `milliseconds` until the returned function is called. */
	every(milliseconds: number, body: () => void): () => void;
	/** Calls `body` once after `milliseconds`, unless the returned function is called before. */
	after(milliseconds: number, body: () => void): () => void;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	every(milliseconds, body) {
		const timer = setInterval(body, milliseconds);
		return () => clearInterval(timer);
	},
	after(milliseconds, body) {
		const timer = setTimeout(body, milliseconds);
		return () => clearTimeout(timer);
	},
};
