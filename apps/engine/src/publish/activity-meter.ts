import { type Activity, minor } from '@tideline/domain';
import { type Book, type BookInput, eventTime, type LcrFigures } from '../fold/index.ts';
import { describeInput } from './activity-text.ts';
import { entityWords } from './entity-words.ts';

/** Measures what events do to each entity's ratio, exactly: the ratio before and after. */
export class ActivityMeter {
	readonly #book: Book;
	readonly #figures = new Map<string, LcrFigures>();

	constructor(book: Book) {
		this.#book = book;
	}

	/** Sets the figures from which the next effect is measured. */
	rebase(): void {
		for (const { entityId } of this.#book.entities()) this.#set(entityId);
	}

	/** The effect of one event that has just been applied, on the entities whose sums it moved. */
	one(input: BookInput, entityIds: readonly string[]): Activity[] {
		return entityIds.flatMap((entityId) => {
			const change = this.#change(entityId);
			if (change === null || (isQuiet(change) && input.kind !== 'trade' && input.kind !== 'override')) return [];
			return [this.#activity(entityId, eventTime(input), describeInput(input, entityId, this.#book), change)];
		});
	}

	/** The effect of many events together. */
	many(count: number, entityIds: readonly string[]): Activity[] {
		return entityIds.flatMap((entityId) => {
			const change = this.#change(entityId);
			if (change === null || isQuiet(change)) return [];
			const text = `${entityWords(entityId)} ${count.toLocaleString('en-GB')} events together`;
			return [this.#activity(entityId, this.#book.eventTime, { kind: 'MANY', subject: String(count), text }, change)];
		});
	}

	#activity(entityId: string, at: number, what: Pick<Activity, 'kind' | 'subject' | 'text'>, change: Change): Activity {
		return { entityId, at: at || this.#book.eventTime, sequence: this.#book.sequence, ...what, ...change };
	}

	#change(entityId: string): Change | null {
		const before = this.#figures.get(entityId);
		const after = this.#set(entityId);
		if (before === undefined || after === null) return null;
		return {
			hqlaChange: minor(after.hqla - before.hqla),
			netCashOutflowsChange: minor(after.netCashOutflows - before.netCashOutflows),
			points: before.lcr === null || after.lcr === null ? null : (after.lcr - before.lcr) * 100,
		};
	}

	#set(entityId: string): LcrFigures | null {
		const figures = this.#book.figures(entityId);
		if (figures !== null) this.#figures.set(entityId, figures);
		return figures;
	}
}

type Change = Pick<Activity, 'hqlaChange' | 'netCashOutflowsChange' | 'points'>;

const isQuiet = ({ hqlaChange, netCashOutflowsChange }: Change): boolean => hqlaChange === 0 && netCashOutflowsChange === 0;
