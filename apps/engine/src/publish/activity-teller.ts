import type { Book, BookInput } from '../fold/index.ts';
import { ActivityMeter } from './activity-meter.ts';
import type { Outbox } from './outbox.ts';

/** Events of one tick that are told one by one; more are told as a count. */
const EVENTS_A_TICK = 50;

/** Tells in the activity list what live events do: the first of a tick one by one, the rest together. */
export class ActivityTeller {
	readonly #book: Book;
	readonly #outbox: Outbox;
	readonly #meter: ActivityMeter;
	#told = 0;
	#untold = 0;

	constructor(book: Book, outbox: Outbox) {
		this.#book = book;
		this.#outbox = outbox;
		this.#meter = new ActivityMeter(book);
	}

	/** Sets the figures from which the next effect is measured. */
	rebase(): void {
		this.#meter.rebase();
	}

	/** Tells what a fact has done that has just been applied. */
	one(input: BookInput): void {
		if (this.#told >= EVENTS_A_TICK) {
			this.#untold++;
			return;
		}
		this.#told++;
		const drained = this.#book.drain();
		this.#outbox.collect(drained);
		for (const activity of this.#meter.one(input, drained.entities)) this.#outbox.activity(activity);
	}

	/** Ends a tick: tells what the events did that were too many. */
	rest(): void {
		if (this.#untold > 0) {
			const entityIds = this.#book.entities().map(({ entityId }) => entityId);
			for (const activity of this.#meter.many(this.#untold, entityIds)) this.#outbox.activity(activity);
		}
		this.#told = 0;
		this.#untold = 0;
	}
}
