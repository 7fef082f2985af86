import type { Posting, TradeTerms } from '@tideline/domain';
import { NumberSet } from '../table/number-set.ts';

/** A trade and what it does to cash and securities. */
export interface PostedTrade {
	readonly trade: TradeTerms;
	readonly posted: readonly Posting[];
}

/** Trades that are kept as objects until they are summed up: what a reader of the log gives at once. The others are read from the store again. */
const KEPT_AT_MOST = 4_096;

/** Rows of trades whose effect has to be computed again, with the trade where it is at hand. */
export class DirtyTrades {
	readonly #rows = new NumberSet();
	readonly #known: (PostedTrade | null)[] = [];

	get size(): number {
		return this.#rows.size;
	}

	add(row: number): void {
		this.#rows.add(row);
	}

	/** The trade as the store has it now. */
	addKnown(row: number, trade: TradeTerms, posted: readonly Posting[]): void {
		const place = this.#rows.add(row);
		if (place >= KEPT_AT_MOST) return;
		while (this.#known.length < place) this.#known.push(null);
		this.#known[place] = { trade, posted };
	}

	/** Gives every row to `renew`, and is empty then. */
	drain(renew: (row: number, known: PostedTrade | null) => void): void {
		for (let place = 0; place < this.#rows.size; place++) {
			const known = this.#known[place] ?? null;
			// Taken out one by one: what a list that is thrown away still names would outlive the next collections of garbage.
			if (known !== null) this.#known[place] = null;
			renew(this.#rows.at(place), known);
		}
		this.#rows.clear();
	}
}
