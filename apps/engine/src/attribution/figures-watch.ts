import { changeBetween, type FiguresAt, type FiguresChange, minor } from '@tideline/domain';
import type { Book } from '../fold/index.ts';

/** Before there are any figures. */
const NOTHING: FiguresAt = { hqla: minor(0), netCashOutflows: minor(0), lcr: null };

/** What facts have done to one entity. */
export interface Movement {
	readonly entityId: string;
	readonly currency: string;
	/** The first figures of the entity. */
	readonly isFirst: boolean;
	readonly before: FiguresAt;
	readonly after: FiguresAt;
	readonly change: FiguresChange;
}

/** The figures of every entity as they were last measured; a ratio is computed only where sums have moved. */
export class FiguresWatch {
	readonly #book: Book;
	readonly #figures = new Map<string, FiguresAt>();

	constructor(book: Book) {
		this.#book = book;
		for (const { entityId } of book.entities()) this.#measure(entityId);
	}

	/** What has moved since the last look, exactly: the figures before and after. */
	movements(): Movement[] {
		const moved = this.#book.moved();
		if (moved.length === 0) return [];
		const currencies = new Map(this.#book.entities().map(({ entityId, currency }) => [entityId, currency]));
		return moved.flatMap((entityId) => {
			const before = this.#figures.get(entityId);
			const after = this.#measure(entityId);
			const currency = currencies.get(entityId);
			if (after === null || currency === undefined) return [];
			return [
				{
					entityId,
					currency,
					isFirst: before === undefined,
					before: before ?? NOTHING,
					after,
					change: changeBetween(before ?? NOTHING, after),
				},
			];
		});
	}

	#measure(entityId: string): FiguresAt | null {
		const figures = this.#book.figures(entityId);
		if (figures === null) return null;
		const { hqla, netCashOutflows, lcr } = figures;
		const measured = { hqla, netCashOutflows, lcr };
		this.#figures.set(entityId, measured);
		return measured;
	}
}
