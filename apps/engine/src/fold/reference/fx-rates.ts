import {
	type Convert,
	convertMinor,
	crossRate,
	type Fraction,
	type FxRate,
	formatFraction,
	MAX_USD_RATE,
	MIN_USD_RATE,
	parseFraction,
} from '@tideline/domain';

/** Rates are US dollars for one unit. */
const BASE = 'USD';

interface SavedRates {
	readonly usd: ReadonlyMap<string, Fraction>;
	readonly at: ReadonlyMap<string, number>;
}

/** The newest rate of each currency, by its own time. */
export class FxRates {
	readonly #usd = new Map<string, Fraction>([[BASE, parseFraction('1')]]);
	readonly #at = new Map<string, number>();
	/** By reporting currency; empty after every change. */
	readonly #into = new Map<string, ReadonlyMap<string, FxRate>>();

	/** False when a newer rate is known already. @throws BadDecimalError for a price that is not a decimal; RangeError past the bounds of a rate. */
	set(code: string, usd: string, at: number): boolean {
		const rate = parseFraction(usd);
		const approximate = rate.num / rate.den;
		if (approximate < MIN_USD_RATE || approximate > MAX_USD_RATE) throw new RangeError(`a rate of ${usd} US dollars for one ${code}`);
		const known = this.#at.get(code);
		if (known !== undefined && at <= known) return false;
		this.#usd.set(code, rate);
		this.#at.set(code, at);
		this.#into.clear();
		return true;
	}

	/** False when there was none. The US dollar is what the others are quoted in, and stays. */
	remove(code: string): boolean {
		if (!this.#at.delete(code) || code === BASE) return false;
		this.#usd.delete(code);
		this.#into.clear();
		return true;
	}

	save(): SavedRates {
		return { usd: new Map(this.#usd), at: new Map(this.#at) };
	}

	restore({ usd, at }: SavedRates): void {
		for (const [code, rate] of usd) this.#usd.set(code, rate);
		for (const [code, time] of at) this.#at.set(code, time);
	}

	/** US dollars for one unit, as a decimal. */
	usd(code: string): string | undefined {
		const rate = this.#usd.get(code);
		return rate && formatFraction(rate);
	}

	/** Units of `reporting` for one of every currency that has a rate, itself among them; the same map until a rate changes. */
	into(reporting: string): ReadonlyMap<string, FxRate> {
		const known = this.#into.get(reporting);
		if (known !== undefined) return known;
		const to = this.#usd.get(reporting);
		const rates = new Map<string, FxRate>();
		if (to !== undefined) for (const [code, from] of this.#usd) rates.set(code, crossRate(from, to));
		this.#into.set(reporting, rates);
		return rates;
	}

	/** Converts into minor units of `reporting`. */
	convertInto(reporting: string): Convert {
		const rates = this.into(reporting);
		return (amount, code) => {
			if (code === reporting) return amount;
			const rate = rates.get(code);
			return rate === undefined ? null : convertMinor(amount, code, reporting, rate);
		};
	}
}
