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
		if (address === NO_SHARE && numbers.length === 0) return NO_SHARE;
		const before = address === NO_SHARE ? [] : this.#stored(address);
		if (address !== NO_SHARE && same(before, numbers)) return address;
		// The new share first: a cell that both name must not become empty in between.
		this.#add(numbers, 1);
		this.#add(before, -1);
		return this.#pool.put([numbers.length, ...numbers], address);
	}

	#add(numbers: ArrayLike<number>, sign: 1 | -1): void {
		for (let i = 0; i < numbers.length; i += WIDTH) {
			const [cell, amount, excluded, items] = [
				numbers[i] as number,
				numbers[i + 1] as number,
				numbers[i + 2] as number,
				numbers[i + 3] as number,
			];
			this.#sink.add(cell, sign * amount, sign * excluded, sign * items);
		}
	}

	#stored(address: number): readonly number[] {
		const { numbers, at } = this.#pool.cursor(address);
		return Array.from(numbers.subarray(at + 1, at + 1 + (numbers[at] as number)));
	}
}

function same(a: readonly number[], b: readonly number[]): boolean {
	return a.length === b.length && a.every((number, i) => number === b[i]);
}
