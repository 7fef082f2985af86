/** What is due within this time goes out together. */
export const PACE_TICK_MS = 20;

export interface PaceOptions {
	/** Seconds of the day in one of the replay; Infinity for as fast as it goes. */
	readonly speed: number;
	/** Instant of the day that is now, ms since the epoch: what lies before it is due at once. */
	readonly from: number;
	/** Monotonic now, ms. */
	readonly startedAt: number;
}

/** When the records of a day are due: the clock of the replay is the time of the records, and never goes back. */
export class Pace {
	readonly #options: PaceOptions;
	#clock: number;

	constructor(options: PaceOptions) {
		this.#options = options;
		this.#clock = options.from;
	}

	/** Milliseconds until a record of this time is due, 0 when it goes with what is due now. One that comes late goes at once. */
	waitMs(timestamp: number, now: number): number {
		this.#clock = Math.max(this.#clock, timestamp);
		const { speed, from, startedAt } = this.#options;
		const left = startedAt + (this.#clock - from) / speed - now;
		return left < PACE_TICK_MS ? 0 : left;
	}
}
