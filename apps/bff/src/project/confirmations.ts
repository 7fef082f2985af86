import type { PaymentRecord } from '@tideline/domain';
import type { Cut, Place } from '../book/cut.ts';
import { RecentIds } from './recent-ids.ts';

/** Newest confirmations whose place is kept: the engine folds what was written some seconds ago at most. */
const MAX_PLACES = 65_536;

/** Which postings of which trades the payment systems have confirmed; securities settle with their cash leg. */
export class Confirmations {
	readonly #ids: RecentIds;
	/** Of the newest, in the order in which they came. */
	readonly #places = new Map<string, Place>();

	/** Past `limit` the oldest are forgotten. */
	constructor(limit: number) {
		this.#ids = new RecentIds(limit);
	}

	apply({ tradeId, postingId }: Pick<PaymentRecord, 'tradeId' | 'postingId'>, place: Place): void {
		if (tradeId === null || postingId === null) return;
		const id = confirmationId(tradeId, postingId);
		if (!this.#ids.add(id)) return;
		this.#places.set(id, place);
		if (this.#places.size > MAX_PLACES) this.#places.delete(this.#places.keys().next().value as string);
	}

	has(tradeId: string, postingId: string): boolean {
		return this.#ids.has(confirmationId(tradeId, postingId));
	}

	/** The same at a cut of a moment ago. */
	hasAt(cut: Cut, tradeId: string, postingId: string): boolean {
		const id = confirmationId(tradeId, postingId);
		if (!this.#ids.has(id)) return false;
		const place = this.#places.get(id);
		return place === undefined || cut.includes(place);
	}

	/** Every confirmation of the log is remembered. */
	get complete(): boolean {
		return this.#ids.complete;
	}
}

function confirmationId(tradeId: string, postingId: string): string {
	return `${tradeId}|${postingId}`;
}
