import { NumberPool } from './number-pool.ts';

/** No share stored yet. */
export const NO_SHARE = -1;
const WIDTH = 4;

/** What one item (a position, an account, a balance, a trade) adds to cells: four numbers an entry: cell, amount, excluded, items. */
export class ShareBuilder {
	readonly numbers: number[] = [];

	add(cell: number, amount: number, excluded = 0, items = 1): void {
		this.numbers.push(cell, amount, excluded, items);
	}

	clear(): void {
		this.numbers.length = 0;
	}
}

/** Where shares are added up. */
export interface ShareSink {
	add(cell: number, amount: number, excluded: number, items: number): void;
}

/** Remembers what every item adds, so that a change takes back exactly what was added, whatever has moved since. */
export class Shares {
	readonly #sink: ShareSink;
	readonly #pool = new NumberPool();

	constructor(sink: ShareSink) {
		this.#sink = sink;
	}

	/** Replaces the share at `address` (or `NO_SHARE`) and gives the new address. An unchanged share touches no cell. */
	replace(address: number, { numbers }: ShareBuilder): number {
		if (address === NO_SHARE) {
			if (numbers.length === 0) return NO_SHARE;
			this.#add(numbers, 1);
		} else {
			const before = this.#stored(address);
			if (same(before, numbers)) return address;
			// The new share first: a cell that both name must not become empty in between.
			this.#add(numbers, 1);
			this.#add(before, -1);
		}
		return this.#pool.put(numbers, address);
	}

	#add(numbers: ArrayLike<number>, sign: 1 | -1): void {
		for (let i = 0; i < numbers.length; i += WIDTH) {
			this.#sink.add(
				numbers[i] as number,
				sign * (numbers[i + 1] as number),
				sign * (numbers[i + 2] as number),
				sign * (numbers[i + 3] as number),
			);
		}
	}

	#stored(address: number): Float64Array {
		return this.#pool.get(address);
	}
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}
