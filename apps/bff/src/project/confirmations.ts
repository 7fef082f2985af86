import type { PaymentRecord } from '@tideline/domain';
import { RecentIds } from './recent-ids.ts';

/** Which postings of which trades the payment systems have confirmed; securities settle with their cash leg. */
export class Confirmations {
	readonly #ids: RecentIds;

	/** Past `limit` the oldest are forgotten. */
	constructor(limit: number) {
		this.#ids = new RecentIds(limit);
	}

	apply({ tradeId, postingId }: Pick<PaymentRecord, 'tradeId' | 'postingId'>): void {
		if (tradeId !== null && postingId !== null) this.#ids.add(confirmationId(tradeId, postingId));
	}

	has(tradeId: string, postingId: string): boolean {
		return this.#ids.has(confirmationId(tradeId, postingId));
	}

	/** Every confirmation of the log is remembered. */
	get complete(): boolean {
		return this.#ids.complete;
	}
}

function confirmationId(tradeId: string, postingId: string): string {
	return `${tradeId}|${postingId}`;
}
