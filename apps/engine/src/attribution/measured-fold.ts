import type { Attribution, LcrPoint } from '@tideline/domain';
import { type Book, MINUTE_MS } from '../fold/index.ts';
import { describeInput } from '../publish/activity-text.ts';
import type { HistorySampler } from '../publish/history.ts';
import { AttributionBook, type SavedAttribution } from './attribution-book.ts';
import { causeOf } from './cause-of.ts';
import { eventsByEntity } from './entity-of.ts';
import { type Fact, FactSegments, isOrdered, type Segment } from './fact-segments.ts';
import { FiguresWatch, type Movement } from './figures-watch.ts';

export interface MeasuredFoldDeps {
	readonly book: Book;
	readonly history: HistorySampler;
	/** Puts a fact into the book; false for one that cannot be folded, which has changed nothing. */
	readonly apply: (fact: Fact) => boolean;
	/** Hears what one fact, or several of one cause, have done. */
	readonly measured: (facts: readonly Fact[], movements: readonly Movement[]) => void;
	/** Hears of a minute that is over. */
	readonly over: (points: readonly LcrPoint[], attributions: readonly Attribution[]) => void;
}

/**
 * Applies facts and measures what they do to every ratio: each alone, or several of one cause and minute together. The ratio is measured
 * before and after, so that what is told adds up to the move exactly, whatever the caps do.
 */
export class MeasuredFold {
	readonly #deps: MeasuredFoldDeps;
	readonly #watch: FiguresWatch;
	readonly #attribution = new AttributionBook();
	readonly #waiting: FactSegments;
	/** Time of the figures with what waits in them. */
	#time = 0;

	constructor(deps: MeasuredFoldDeps, saved: SavedAttribution = []) {
		this.#deps = deps;
		this.#watch = new FiguresWatch(deps.book);
		this.#waiting = new FactSegments(deps.book);
		this.#attribution.restore(saved);
	}

	/** Facts that wait. */
	get waiting(): number {
		return this.#waiting.size;
	}

	/** Applies a fact and measures it alone. */
	alone(fact: Fact): void {
		this.#endMinute(fact);
		this.flush();
		this.#fold({ cause: causeOf(fact.input, this.#deps.book), facts: [fact] });
	}

	/** Applies a fact no later than with the next `flush`, together with others of its cause where its order allows it. */
	together(fact: Fact): void {
		if (isOrdered(fact.input)) {
			this.alone(fact);
			return;
		}
		this.#endMinute(fact);
		this.#waiting.add(fact);
	}

	/** Applies what waits. */
	flush(): void {
		for (const segment of this.#waiting.take()) this.#fold(segment);
	}

	/** What has moved the ratios in the open minute, those that have moved since this was last asked. */
	takeOpen(): Attribution[] {
		return this.#attribution.takeOpen();
	}

	/** @throws Error while facts wait: whoever goes on from it would not have them. */
	save(): SavedAttribution {
		if (this.waiting > 0) throw new Error('facts wait to be applied');
		return this.#attribution.save();
	}

	/** Before a fact counts: a minute that is over by its time ends with what came before it. */
	#endMinute({ input, record }: Fact): void {
		const { book, history, over } = this.#deps;
		this.#time = Math.max(this.#time, book.timeWith(input, record.timestamp));
		if (!history.isOver(this.#time)) return;
		this.flush();
		const points = history.minutesOver(book, this.#time);
		const ended = new Map(points.map(({ entityId, at }) => [entityId, at]));
		// What an earlier run has told is not told again.
		const attributions = this.#attribution.close(history.minute * MINUTE_MS).filter(({ entityId }) => ended.has(entityId));
		over(points, attributions);
	}

	#fold({ cause, facts }: Segment): void {
		const { book, apply, measured } = this.#deps;
		const currencies = new Set(facts.flatMap(({ input }) => (input.kind === 'fx' || input.kind === 'fx-gone' ? [input.currency] : [])));
		const before = new Map([...currencies].map((currency) => [currency, book.usdRate(currency) ?? null]));
		const applied = facts.filter((fact) => apply(fact));
		const movements = this.#watch.movements();
		if (applied.length === 0) return;
		const rates = [...before].map(([currency, was]) => ({ currency, before: was, after: book.usdRate(currency) ?? null }));
		const eventsOf = eventsByEntity(applied, book);
		const [only] = applied;
		const words = (entityId: string) =>
			only !== undefined && applied.length === 1
				? describeInput(only.input, entityId, book)
				: { subject: '', text: `${eventsOf(entityId).toLocaleString('en-GB')} events of one minute, measured together` };
		this.#attribution.add({ cause, at: this.#time, eventsOf, rates, words }, movements);
		measured(applied, movements);
	}
}
