import { addMinor, type Minor, minor, negateMinor } from '../money.ts';
import type { LineSum, UnwindSum } from '../schema/lcr.ts';
import type { Effect } from './position-effect.ts';

/** Line and unwind sums that effects are added to and taken from, by line and currency. */
export class SumBook {
	readonly #sums: Map<string, LineSum>;
	readonly #unwind: Map<string, UnwindSum>;

	constructor(sums: readonly LineSum[], unwind: readonly UnwindSum[]) {
		this.#sums = new Map(sums.map((sum) => [sumKey(sum), sum]));
		this.#unwind = new Map(unwind.map((sum) => [unwindKey(sum), sum]));
	}

	add(effect: Effect): void {
		this.#move(effect, 1);
	}

	subtract(effect: Effect): void {
		this.#move(effect, -1);
	}

	sums(): LineSum[] {
		return [...this.#sums.values()];
	}

	unwind(): UnwindSum[] {
		return [...this.#unwind.values()];
	}

	/** Sums whose amounts are no longer those of `sums`; a side that has none is zero. */
	changedFrom(sums: readonly LineSum[]): { readonly before: LineSum; readonly after: LineSum }[] {
		const known = new Map(sums.map((sum) => [sumKey(sum), sum]));
		return [...this.#sums].flatMap(([key, after]) => {
			const before = known.get(key) ?? { ...after, amount: minor(0), excluded: minor(0), items: 0 };
			return before.amount === after.amount && before.excluded === after.excluded ? [] : [{ before, after }];
		});
	}

	#move({ contributions, excluded, unwind }: Effect, sign: 1 | -1): void {
		for (const contribution of contributions) {
			const key = sumKey(contribution);
			const { side, line, currency } = contribution;
			const sum = this.#sums.get(key) ?? { side, line, currency, amount: minor(0), excluded: minor(0), items: 0 };
			this.#sums.set(key, {
				...sum,
				amount: addMinor(sum.amount, signed(contribution.amount, sign)),
				excluded: contribution.side === 'STOCK' ? addMinor(sum.excluded, signed(excluded, sign)) : sum.excluded,
				items: sum.items + sign,
			});
		}
		for (const change of unwind) {
			const key = unwindKey(change);
			const sum = this.#unwind.get(key) ?? { ...change, amount: minor(0) };
			this.#unwind.set(key, { ...sum, amount: addMinor(sum.amount, signed(change.amount, sign)) });
		}
	}
}

function signed(amount: Minor, sign: 1 | -1): Minor {
	return sign === 1 ? amount : negateMinor(amount);
}

const sumKey = ({ side, line, currency }: Pick<LineSum, 'side' | 'line' | 'currency'>): string => `${side}|${line}|${currency}`;
const unwindKey = ({ level, subclass, currency }: UnwindSum): string => `${level}|${subclass}|${currency}`;
