import { type ClosedDay, formatDay, type Lcr } from '@tideline/domain';
import type { Book, BookInput, FoldedLcr } from '../fold/index.ts';
import { closeOf, type EntityClose, GroupClose, type Move, type SavedGroupClose } from './group-close.ts';

type BusinessDay = Extract<BookInput, { kind: 'business-day' }>;

/** An entity in a business day that the next fact may end. */
interface Ending extends Pick<ClosedDay, 'entityId' | 'limits' | 'openedAt'> {
	readonly lcr: FoldedLcr;
	readonly close: EntityClose;
}

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

	#businessDay({ entityId, openedAt: at }: BusinessDay, inputs: () => Lcr['inputs'], apply: () => void): ClosedDay[] {
		const asOf = this.#book.eventTime || at;
		const ending = this.#ending(entityId);
		const groups = this.#book.entities().flatMap((group) => {
			if (group.kind !== 'group') return [];
			const closing = this.#group(group.entityId);
			return [{ entityId: group.entityId, closing, current: closing.current(group) }];
		});
		apply();
		const move = ending && this.#moveOf(ending);
		const own = ending && move ? [closedDayOf(ending, { asOf, inputs: inputs(), closedAt: at })] : [];
		// One cut through the log cannot say what is in figures of several moments; the records of the entities have theirs.
		const ofGroups = groups.flatMap(({ entityId: groupId, closing, current }) =>
			closing.moved(current, move, at).map((day) => ({ ...day, entityId: groupId, lcr: { ...day.lcr, asOf, inputs: [] } })),
		);
		return [...own, ...ofGroups];
	}

	/** Null of a group, and of what has no ratio yet. */
	#ending(entityId: string): Ending | null {
		const entity = this.#book.entities().find((one) => one.entityId === entityId && one.kind === 'entity');
		const lcr = entity ? this.#book.lcr(entityId) : null;
		if (entity === undefined || lcr === null) return null;
		const openedAt = this.#book.businessDay(entityId)?.openedAt ?? null;
		return { entityId, limits: entity.limits, lcr, openedAt, close: closeOf(this.#book, entityId) };
	}

	/** Null while it is in the same business day still. */
	#moveOf({ entityId, lcr: { calculationDate: from }, close }: Ending): Move | null {
		const to = this.#book.businessDate(entityId);
		return to !== undefined && to > from ? { entityId, from, to, close } : null;
	}

	#group(entityId: string): GroupClose {
		const known = this.#groups.get(entityId) ?? new GroupClose(this.#book, entityId);
		this.#groups.set(entityId, known);
		return known;
	}
}

function closedDayOf(
	{ entityId, limits, lcr, openedAt, close: { overrides, cash } }: Ending,
	{ asOf, inputs, closedAt }: Pick<Lcr, 'asOf' | 'inputs'> & Pick<ClosedDay, 'closedAt'>,
): ClosedDay {
	const record = { ...lcr, asOf, inputs };
	return { entityId, date: lcr.calculationDate, openedAt, closedAt, limits, lcr: record, overrides: [...overrides], cash: [...cash] };
}
