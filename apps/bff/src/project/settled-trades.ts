import type { PaymentRecord } from '@tideline/domain';

/** Confirmations that are remembered; past it the oldest are forgotten. */
const MAX_SETTLED_TRADES = 500_000;

/** Securities trades whose cash leg is confirmed: with it their securities have settled too (delivery against payment). */
export class SettledTrades {
	readonly #ids = new Set<string>();

	apply({ tradeId, postingId }: PaymentRecord): void {
		if (tradeId === null || postingId !== 'cash') return;
		this.#ids.add(tradeId);
		if (this.#ids.size <= MAX_SETTLED_TRADES) return;
		const [oldest] = this.#ids;
		if (oldest !== undefined) this.#ids.delete(oldest);
	}

	has(tradeId: string): boolean {
		return this.#ids.has(tradeId);
	}
}
