/** What a forward clock is set by. */
export interface ClockSource {
	/** The wall clock, ms since the epoch: somebody may set it. */
	now(): number;
	/** Milliseconds since some moment, by a clock that nobody sets. */
	elapsed(): number;
}

/**
 * A clock that follows the wall clock ahead and never goes back: where that is set back, it runs on from where it stands. A market day does
 * not go back, and one that waited for the wall clock would be silent for as long as the jump.
 */
export class ForwardClock {
	readonly #source: ClockSource;
	#at: number;
	#elapsed: number;

	/** `from`: where the day stands already, ms since the epoch. */
	constructor(source: ClockSource, from: number) {
		this.#source = source;
		this.#at = from;
		this.#elapsed = source.elapsed();
	}

	/** Milliseconds since the epoch. */
	now(): number {
		const elapsed = this.#source.elapsed();
		const passed = Math.max(0, Math.floor(elapsed - this.#elapsed));
		// What is left of a millisecond is kept for the next look.
		this.#elapsed += passed;
		this.#at = Math.max(this.#source.now(), this.#at + passed);
		return this.#at;
	}
}
