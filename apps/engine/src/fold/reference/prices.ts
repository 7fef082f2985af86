import { type Price, price } from '@tideline/domain';
import { SavedTexts } from '../table/saved.ts';

/** The newest price of one instrument. Whoever values holdings keeps the mark itself (`KnownInstruments`) and need not look it up. */
export interface PriceMark {
	/** Null while there is none. */
	price: Price | null;
	/** Milliseconds since the epoch. */
	at: number;
}

interface SavedPrices {
	readonly instrumentIds: Iterable<string>;
	/** Not a number where there is none. */
	readonly prices: Float64Array;
	readonly at: Float64Array;
}

/** The newest price of each instrument, by its own time. */
export class Prices {
	/** Only grows. */
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

	save(): SavedPrices {
		const { size } = this.#marks;
		const [prices, at] = [new Float64Array(size), new Float64Array(size)];
		let i = 0;
		for (const mark of this.#marks.values()) {
			prices[i] = mark.price ?? Number.NaN;
			at[i++] = mark.at;
		}
		return { instrumentIds: new SavedTexts(this.#marks.keys(), size), prices, at };
	}

	restore({ instrumentIds, prices, at }: SavedPrices): void {
		let i = 0;
		for (const instrumentId of instrumentIds) {
			const mark = this.mark(instrumentId);
			const saved = prices[i] as number;
			mark.price = Number.isNaN(saved) ? null : price(saved);
			mark.at = at[i++] as number;
		}
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
