import type { Activity, FiguresAt } from '@tideline/domain';
import type { Fact } from '../attribution/fact-segments.ts';
import type { Movement } from '../attribution/figures-watch.ts';
import { type Book, type BookInput, eventTime } from '../fold/index.ts';
import { activityChange, isQuiet } from './activity-change.ts';
import { describeInput } from './activity-text.ts';
import { entityWords } from './entity-words.ts';
import type { Outbox } from './outbox.ts';

/** Events of one tick that are told one by one; more are told as a count. */
const EVENTS_A_TICK = 50;

/** Tells in the activity list what live events do: the first of a tick one by one, the rest together. */
export class ActivityTeller {
	readonly #book: Book;
	readonly #outbox: Outbox;
	#told = 0;
	#untold = 0;
	/** Figures before the first and after the last event that is not told by itself. */
	readonly #moves = new Map<string, { readonly before: FiguresAt; after: FiguresAt }>();

	constructor(book: Book, outbox: Outbox) {
		this.#book = book;
		this.#outbox = outbox;
	}

	/** Whether an event of this tick would still be told by itself. */
	get hasRoom(): boolean {
		return this.#told < EVENTS_A_TICK;
	}

	/** Tells what facts have done that have just been applied. */
	measured(facts: readonly Fact[], movements: readonly Movement[]): void {
		const [only] = facts;
		if (only !== undefined && facts.length === 1 && this.hasRoom) {
			this.#told++;
			for (const movement of movements) this.#one(only.input, movement);
			return;
		}
		this.#untold += facts.length;
		for (const { entityId, isFirst, before, after } of movements) {
			const move = this.#moves.get(entityId);
			if (move !== undefined) move.after = after;
			else if (!isFirst) this.#moves.set(entityId, { before, after });
		}
	}

	/** Ends a tick: tells what the events did that were too many. */
	rest(): void {
		for (const [entityId, { before, after }] of this.#moves) {
			const change = activityChange(before, after);
			if (isQuiet(change)) continue;
			const text = `${entityWords(entityId)}: effect of ${this.#untold.toLocaleString('en-GB')} events that came at once`;
			this.#tell(entityId, this.#book.eventTime, { kind: 'MANY', subject: String(this.#untold), text, ...change });
		}
		this.#moves.clear();
		this.#told = 0;
		this.#untold = 0;
	}

	#one(input: BookInput, { entityId, isFirst, before, after }: Movement): void {
		const change = activityChange(before, after);
		if (isFirst || (isQuiet(change) && input.kind !== 'trade' && input.kind !== 'override')) return;
		this.#tell(entityId, eventTime(input), { ...describeInput(input, entityId, this.#book), ...change });
	}

	#tell(entityId: string, at: number, what: Omit<Activity, 'entityId' | 'at' | 'sequence'>): void {
		this.#outbox.activity({ entityId, at: at || this.#book.eventTime, sequence: this.#book.sequence, ...what });
	}
}
