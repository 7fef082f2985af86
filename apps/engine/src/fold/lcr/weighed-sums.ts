import {
	heldStock,
	LEVEL_FIELD,
	type Levels,
	line,
	type Rulebook,
	type StockLine,
	stockClass,
	stockLine,
	type Unit,
	type UnwindSum,
	type WeighedParts,
} from '@tideline/domain';
import type { Cells } from './cells.ts';
import { amountOf, excludedOf, lineSum } from './collect-sums.ts';
import type { LinePlace, Places } from './sum-places.ts';

type Mutable<T> = { -readonly [Name in keyof T]: bigint };
type StockTotals = Mutable<Required<Levels>>;

/** One sum, and what it was when it was last weighed. */
interface Weighed {
	/** The sum as it stands. @throws RangeError past the safe integers */
	readonly amountNow: () => number;
	/** What one minor unit of it weighs. */
	readonly factor: bigint;
	readonly add: (weighed: bigint) => void;
	amount: number;
}

export interface Weights {
	readonly unit: Unit;
	readonly rulebook: Rulebook;
	/** A sum in a currency that has no rate yet waits. */
	readonly hasRate: (currency: string) => boolean;
}

const noLevels = (): StockTotals => ({ level1: 0n, level2a: 0n, level2b: 0n, coveredBonds: 0n });

/** The sums of a view as a ratio weighs them: what has not moved since the last look is not weighed again. */
export class WeighedSums {
	readonly #cells: Cells;
	readonly #weights: Weights;
	readonly #flows = { outflows: 0n, inflows: 0n, exempt: 0n, higher: 0n };
	readonly #stock = noLevels();
	readonly #exchanged = noLevels();
	readonly #weighed: Weighed[];
	/** Classes with a limit of their own, and the flows that it depends on: no part of these can be carried on. */
	readonly #limited: readonly LinePlace[];

	constructor(cells: Cells, { lines, unwind }: Places, weights: Weights) {
		this.#cells = cells;
		this.#weights = weights;
		const { rulebook, hasRate } = weights;
		const rated = lines.filter(({ currency }) => hasRate(currency));
		const isLimited = (place: LinePlace) => place.side === 'STOCK' && stockLine(rulebook, place.line).limit !== undefined;
		const limited = rated.filter(isLimited);
		const currencies = new Set(limited.map(({ currency }) => currency));
		this.#limited = rated.filter((place) => isLimited(place) || (place.side !== 'STOCK' && currencies.has(place.currency)));
		this.#weighed = [
			...rated.filter((place) => !isLimited(place)).flatMap((place) => this.#lineOf(place)),
			...unwind
				.filter(({ currency, level }) => level !== 'INELIGIBLE' && hasRate(currency))
				.map(({ cells: parts, ...of }) => this.#unwindOf(of, parts)),
		];
	}

	/** The sums as they stand. @throws RangeError for one past the safe integers */
	parts(): Omit<WeighedParts, 'addOn'> {
		for (const sum of this.#weighed) {
			const amount = sum.amountNow();
			if (amount === sum.amount) continue;
			sum.add((BigInt(amount) - BigInt(sum.amount)) * sum.factor);
			sum.amount = amount;
		}
		return { stock: this.#stockWithLimited(), exchanged: { ...this.#exchanged }, flows: { ...this.#flows } };
	}

	#lineOf(place: LinePlace): Weighed[] {
		const { unit, rulebook } = this.#weights;
		const { side, currency } = place;
		if (side === 'STOCK') {
			const row = stockLine(rulebook, place.line);
			if (row.level === 'INELIGIBLE') return [];
			const amountNow = () => amountOf(this.#cells, place.cells) - excludedOf(this.#cells, place.cells);
			return [{ amountNow, factor: unit.convert(1, currency, row.factor), add: addTo(this.#stock, row), amount: 0 }];
		}
		const total = side === 'OUTFLOW' ? 'outflows' : 'inflows';
		const add = (weighed: bigint) => {
			this.#flows[total] += weighed;
		};
		const { rate } = line(rulebook, side, place.line);
		return [{ amountNow: () => amountOf(this.#cells, place.cells), factor: unit.convert(1, currency, rate), add, amount: 0 }];
	}

	#unwindOf({ level, subclass, currency }: Omit<UnwindSum, 'amount'>, parts: readonly number[]): Weighed {
		const { unit, rulebook } = this.#weights;
		const row = stockClass(rulebook, level, subclass);
		const factor = unit.convert(1, currency, row.factor);
		return { amountNow: () => amountOf(this.#cells, parts), factor, add: addTo(this.#exchanged, row), amount: 0 };
	}

	#stockWithLimited(): Levels {
		if (this.#limited.length === 0) return { ...this.#stock };
		const { unit, rulebook } = this.#weights;
		const limited = heldStock(
			this.#limited.map((place) => lineSum(this.#cells, place)),
			unit,
			rulebook,
		);
		const { level1, level2a, level2b, coveredBonds } = this.#stock;
		return {
			level1: level1 + limited.level1,
			level2a: level2a + limited.level2a,
			level2b: level2b + limited.level2b,
			coveredBonds: coveredBonds + (limited.coveredBonds ?? 0n),
		};
	}
}

function addTo(totals: StockTotals, { level, coveredBond }: StockLine): (weighed: bigint) => void {
	if (level === 'INELIGIBLE') return () => undefined;
	const field = LEVEL_FIELD[level];
	return (weighed) => {
		totals[field] += weighed;
		if (coveredBond) totals.coveredBonds += weighed;
	};
}
