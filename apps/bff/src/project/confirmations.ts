import type { PaymentRecord } from '@tideline/domain';
import type { Cut, Place } from '../book/cut.ts';
import { RecentMap } from './recent-map.ts';

const MINUTE_MS = 60_000;
/** Newest confirmations whose place is kept: the engine folds what was written some seconds ago at most. */
const MAX_PLACES = 65_536;

/** Which postings of which trades the payment systems have confirmed, and in which minute; securities settle with their cash leg. */
export class Confirmations {
	/** The first minute since the epoch that a payment has named. */
	readonly #minutes: RecentMap<number>;
	/** Of the newest, in the order in which they came. */
	readonly #places = new Map<string, Place>();

	/** Past `limit` the oldest are forgotten. */
	constructor(limit: number) {
		this.#minutes = new RecentMap(limit);
	}

	apply({ tradeId, postingId, confirmedAt }: Pick<PaymentRecord, 'tradeId' | 'postingId' | 'confirmedAt'>, place: Place): void {
		if (tradeId === null || postingId === null) return;
		const id = confirmationId(tradeId, postingId);
		const minute = Math.floor(Date.parse(confirmedAt) / MINUTE_MS);
		const isNew = this.#minutes.set(id, Math.min(minute, this.#minutes.get(id) ?? minute));
		if (!isNew) return;
		this.#places.set(id, place);
		if (this.#places.size > MAX_PLACES) this.#places.delete(this.#places.keys().next().value as string);
	}

	has(tradeId: string, postingId: string): boolean {
		return this.#minutes.has(confirmationId(tradeId, postingId));
	}

	/** The same at a cut of a moment ago. */
	hasAt(cut: Cut, tradeId: string, postingId: string): boolean {
		return this.minuteAt(cut, tradeId, postingId) !== null;
	}

	/** The minute of confirmation, since the epoch; null while there was none at the cut. */
	minuteAt(cut: Cut, tradeId: string, postingId: string): number | null {
		const id = confirmationId(tradeId, postingId);
		const place = this.#places.get(id);
		return place === undefined || cut.includes(place) ? (this.#minutes.get(id) ?? null) : null;
	}

	/** Every confirmation of the log is remembered. */
	get complete(): boolean {
		return this.#minutes.complete;
	}
}

function confirmationId(tradeId: string, postingId: string): string {
	return `${tradeId}|${postingId}`;
}
