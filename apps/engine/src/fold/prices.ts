import type { Price } from '@tideline/domain';

/** The newest price of one instrument. Holdings keep the mark itself, so that they need not look it up. */
export interface PriceMark {
	/** Null while there is none. */
	price: Price | null;
	/** Milliseconds since the epoch. */
	at: number;
}

/** The newest price of each instrument, by its own time. */
export class Prices {
	readonly #marks = new Map<string, PriceMark>();

	/** False when a newer price is known already, or this very one. */
	set(instrumentId: string, price: Price, at: number): boolean {
		const mark = this.mark(instrumentId);
		if (at <= mark.at) return false;
		mark.price = price;
		mark.at = at;
		return true;
	}

	/** False when there was none. */
	remove(instrumentId: string): boolean {
		const mark = this.mark(instrumentId);
		const had = mark.price !== null;
		mark.price = null;
		mark.at = Number.NEGATIVE_INFINITY;
		return had;
	}

	/** The instrument's mark, the same one for ever. */
	mark(instrumentId: string): PriceMark {
		const known = this.#marks.get(instrumentId);
		if (known !== undefined) return known;
		const mark: PriceMark = { price: null, at: Number.NEGATIVE_INFINITY };
		this.#marks.set(instrumentId, mark);
		return mark;
	}
}
