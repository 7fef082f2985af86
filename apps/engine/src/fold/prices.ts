import type { Price } from '@tideline/domain';

export interface PriceMark {
	readonly price: Price;
	/** Milliseconds since the epoch. */
	readonly at: number;
}

/** The newest price of each instrument, by its own time. */
export class Prices {
	readonly #marks = new Map<string, PriceMark>();

	/** False when a newer price is known already, or this very one. */
	set(instrumentId: string, price: Price, at: number): boolean {
		const known = this.#marks.get(instrumentId);
		if (known !== undefined && at <= known.at) return false;
		this.#marks.set(instrumentId, { price, at });
		return true;
	}

	get(instrumentId: string): PriceMark | undefined {
		return this.#marks.get(instrumentId);
	}
}
