import type { Clock } from '../clock.ts';

/**
 * Does something soon after it is asked for, and at most once an interval: what comes after a quiet interval waits for nothing but the
 * end of the batch that it came with, what comes in a stream is done together.
 */
export class Pace {
	readonly #clock: Clock;
	readonly #interval: number;
	readonly #body: () => void;
	#cancel: (() => void) | null = null;
	#last = Number.NEGATIVE_INFINITY;

	constructor(clock: Clock, intervalMs: number, body: () => void) {
		this.#clock = clock;
		this.#interval = intervalMs;
		this.#body = body;
	}

	ask(): void {
		if (this.#cancel !== null) return;
		// Never longer than the interval: a clock that is set back must not hold the figures up.
		const wait = Math.min(Math.max(0, this.#last + this.#interval - this.#clock.now()), this.#interval);
		const due = this.#clock.now() + wait;
		this.#cancel = this.#clock.after(wait, () => {
			this.#cancel = null;
			// Not when it came: a turn that a busy process is late with delays none behind it.
			this.#last = due;
			this.#body();
		});
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = null;
	}
}
