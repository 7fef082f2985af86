import { type ClosedDay, formatDay, type Lcr } from '@tideline/domain';
import type { Book, BookInput } from '../fold/index.ts';
import { closeOf, GroupClose, type SavedGroupClose } from './group-close.ts';

type BusinessDay = Extract<BookInput, { kind: 'business-day' }>;

/** By group. */
export type SavedClosing = ReadonlyMap<string, SavedGroupClose>;

/** The key of a closed day in its topic. */
export const closedDayKey = ({ entityId, date }: Pick<ClosedDay, 'entityId' | 'date'>): string => `${entityId}|${formatDay(date)}`;

/** Applies facts to a book and gives the days that they close. */
export class Closing {
	readonly #book: Book;
	readonly #groups: Map<string, GroupClose>;

	constructor(book: Book, saved: SavedClosing = new Map()) {
		this.#book = book;
		this.#groups = new Map([...saved].map(([entityId, days]) => [entityId, new GroupClose(book, entityId, days)]));
	}

	/**
	 * Applies a fact; one that opens an entity's next business day closes the day before it, and that of a group which waited for it.
	 * `inputs`: where the log has been read to before the fact; asked for only when a day has been closed.
	 */
	apply(input: BookInput, inputs: () => Lcr['inputs'], apply: () => void): ClosedDay[] {
		if (input.kind === 'business-day') return this.#businessDay(input, inputs, apply);
		apply();
		return [];
	}

	save(): SavedClosing {
		return new Map([...this.#groups].map(([entityId, group]) => [entityId, group.save()]));
	}

	#businessDay(input: BusinessDay, inputs: () => Lcr['inputs'], apply: () => void): ClosedDay[] {
		const book = this.#book;
		const { entityId, openedAt: at } = input;
		const asOf = book.eventTime || at;
		const entity = book.entities().find((one) => one.entityId === entityId && one.kind === 'entity');
		const before = entity && { entity, lcr: book.lcr(entityId), openedAt: book.businessDay(entityId)?.openedAt ?? null };
		const close = entity && closeOf(book, entityId);
		const groups = book.entities().filter(({ kind }) => kind === 'group');
		const current = groups.map((group) => this.#group(group.entityId).current(group));
		apply();
		const [from, to] = [before?.lcr?.calculationDate, book.businessDate(entityId)];
		const move = close !== undefined && from !== undefined && to !== undefined && to > from ? { entityId, from, to, close } : null;
		const closed: ClosedDay[] = [];
		if (move !== null && before?.lcr) {
			const {
				lcr,
				openedAt,
				entity: { limits },
			} = before;
			const { overrides, cash } = move.close;
			const record = { ...lcr, asOf, inputs: inputs() };
			closed.push({ entityId, date: move.from, openedAt, closedAt: at, limits, lcr: record, overrides: [...overrides], cash: [...cash] });
		}
		for (const [place, group] of groups.entries()) {
			// One cut through the log cannot say what is in figures of several moments; the records of the entities have theirs.
			for (const day of this.#group(group.entityId).moved(current[place] ?? null, move, at))
				closed.push({ ...day, entityId: group.entityId, lcr: { ...day.lcr, asOf, inputs: [] } });
		}
		return closed;
	}

	#group(entityId: string): GroupClose {
		const known = this.#groups.get(entityId) ?? new GroupClose(this.#book, entityId);
		this.#groups.set(entityId, known);
		return known;
	}
}
