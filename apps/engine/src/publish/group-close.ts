import type { ClosedCash, Day, EntityRecord } from '@tideline/domain';
import type { Book, FoldedLcr, KeptCell } from '../fold/index.ts';

/** Business days of a group that wait for an entity at most; the oldest then closes with those that are late as they stand. */
export const MOST_OPEN_DAYS = 8;

/** An entity as its business day ends, for its group. */
export interface EntityClose {
	readonly cells: readonly KeptCell[];
	readonly overrides: readonly string[];
	readonly cash: readonly ClosedCash[];
}

/** A business day of a group that has begun to end. */
interface EndingDay {
	readonly date: Day;
	readonly openedAt: number | null;
	/** When the group's next business day began; null while it has not. */
	readonly closedAt: number | null;
	readonly limits: EntityRecord['limits'];
	/** Those of its entities that have moved on, by id. */
	readonly closes: ReadonlyMap<string, EntityClose>;
}

export type SavedGroupClose = readonly EndingDay[];

/** A group's business day that is over: each entity as its own day ended. */
export interface ClosedGroup extends Pick<EndingDay, 'date' | 'openedAt' | 'limits'> {
	readonly closedAt: number;
	readonly lcr: FoldedLcr;
	readonly overrides: string[];
	readonly cash: ClosedCash[];
}

/** An entity that goes from one business date to a later one; `close` is what it leaves behind. */
export interface Move {
	readonly entityId: string;
	readonly from: Day;
	readonly to: Day;
	readonly close: EntityClose;
}

/**
 * The closing figures of a group. Its entities end the same business day at midnights of their own, hours apart, and of each counts what
 * it had at its own: one that is in its next day already has nothing in the figures of the day before.
 */
export class GroupClose {
	readonly #book: Book;
	readonly #entityId: string;
	#days: readonly EndingDay[];

	constructor(book: Book, entityId: string, saved: SavedGroupClose = []) {
		this.#book = book;
		this.#entityId = entityId;
		this.#days = saved;
	}

	/** The day that the group is in before a business date moves; null before its first one. */
	current(group: EntityRecord): EndingDay | null {
		const date = this.#book.businessDate(this.#entityId);
		if (date === undefined) return null;
		const openedAt = this.#book.businessDay(this.#entityId)?.openedAt ?? null;
		return { date, openedAt, closedAt: null, limits: group.limits, closes: new Map() };
	}

	/**
	 * Hears of a business date that has moved, that of an entity (`move`) or of the group alone, and gives the days that are over with it.
	 * `current`: the day that the group was in before; `at`: when the next one began, in ms since the epoch.
	 */
	moved(current: EndingDay | null, move: Move | null, at: number): ClosedGroup[] {
		const date = this.#book.businessDate(this.#entityId);
		const isKnown = current === null || this.#days.some((day) => day.date === current.date);
		const days = (isKnown ? this.#days : [...this.#days, current]).map((day) => ({
			...day,
			// A group's own first business day can lie before that of an entity which spoke earlier.
			closedAt: date !== undefined && date > day.date ? (day.closedAt ?? at) : null,
			closes: move !== null && endsWith(day, move) ? new Map(day.closes).set(move.entityId, move.close) : day.closes,
		}));
		const begun = days.filter(({ closedAt, closes }) => closedAt !== null || closes.size > 0);
		const over = begun.filter((day, place) => this.#isOver(day) || begun.length - place > MOST_OPEN_DAYS);
		this.#days = begun.filter((day) => !over.includes(day));
		return over.flatMap((day) => this.#closed(day, at));
	}

	save(): SavedGroupClose {
		return this.#days;
	}

	get #members(): string[] {
		return this.#book.entities().flatMap(({ entityId, kind }) => (kind === 'entity' ? [entityId] : []));
	}

	#isOver({ date, closedAt }: EndingDay): boolean {
		return closedAt !== null && this.#members.every((entityId) => (this.#book.businessDate(entityId) ?? date + 1) > date);
	}

	/** An entity that was in a later day when the group came to this one has left nothing of it behind: it counts as it stands. */
	#closed({ date, openedAt, closedAt, limits, closes }: EndingDay, at: number): ClosedGroup[] {
		const parts = this.#members.map((entityId) => closes.get(entityId) ?? closeOf(this.#book, entityId));
		const overrides = [...new Set(parts.flatMap((part) => part.overrides))].sort();
		const cells = parts.flatMap((part) => part.cells);
		const lcr = this.#book.lcrOfParts(this.#entityId, { date, cells, overridesInForce: overrides.length });
		if (lcr === null) return [];
		return [{ date, openedAt, closedAt: closedAt ?? at, limits, lcr, overrides, cash: parts.flatMap((part) => part.cash) }];
	}
}

const endsWith = ({ date, closes }: EndingDay, { entityId, from, to }: Move): boolean => from <= date && date < to && !closes.has(entityId);

/** An entity as it stands. */
export function closeOf(book: Book, entityId: string): EntityClose {
	const cash = book.accountIds().flatMap((accountId): ClosedCash[] => {
		const record = book.cash(accountId);
		if (record?.entityId !== entityId) return [];
		const { name, kind, currency, opening, current, pending, low, lowAt, curve } = record;
		return [{ accountId, entityId, name, kind, currency, opening, closing: current, pending, low, lowAt, curve }];
	});
	return { cells: book.keepCells(entityId), overrides: book.overridesInForce(entityId), cash };
}
