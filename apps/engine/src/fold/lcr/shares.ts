import { NumberPool, type SavedPool } from '../table/number-pool.ts';
import { NumberRun } from '../table/number-run.ts';

/** No share stored yet. */
export const NO_SHARE = -1;
/** Given by whoever finds that an item adds what it has added before. */
export const UNCHANGED = 'unchanged';
/** Numbers of an entry. */
const WIDTH = 4;

/**
 * What one item (a position, an account, a balance, a trade) adds to cells, four numbers an entry: cell, amount, excluded, items. A cell below
 * zero is an adjustment of a position, as `PositionBook.adjustmentId` numbers them.
 */
export class ShareBuilder {
	readonly numbers = new NumberRun();

	add(cell: number, amount: number, excluded = 0, items = 1): void {
		this.numbers.push(cell);
		this.numbers.push(amount);
		this.numbers.push(excluded);
		this.numbers.push(items);
	}

	clear(): void {
		this.numbers.clear();
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
	/** What an item has added until now, while that is replaced. */
	readonly #before = new NumberRun();

	constructor(sink: ShareSink) {
		this.#sink = sink;
	}

	/** What an item adds as `write` puts it into the builder; nothing when that fails, whatever it added before. @throws what failed. */
	renew(address: number, builder: ShareBuilder, write: () => unknown): number {
		builder.clear();
		try {
			if (write() === UNCHANGED) return address;
			return this.replace(address, builder);
		} catch (error) {
			builder.clear();
			// An empty run fits in any place, so the address stays.
			this.replace(address, builder);
			throw error;
		}
	}

	/** Replaces the share at `address` (or `NO_SHARE`) and gives the new address. An unchanged share touches no cell. @throws RangeError when a cell overflows; all is then as before. */
	replace(address: number, { numbers }: ShareBuilder): number {
		if (address === NO_SHARE) {
			if (numbers.length === 0) return NO_SHARE;
			this.#add(numbers, 1);
		} else {
			const before = this.#before;
			this.#pool.read(address, before);
			if (same(before, numbers)) return address;
			if (canMove(before, numbers)) {
				this.#move(before, numbers);
			} else {
				// The new share first: a cell that both name must not become empty in between.
				this.#add(numbers, 1);
				this.#takeBack(before, numbers);
			}
		}
		return this.#pool.put(numbers, address);
	}

	save(): SavedPool {
		return this.#pool.save();
	}

	restore(saved: SavedPool): void {
		this.#pool.restore(saved);
	}

	#add(numbers: NumberRun, sign: 1 | -1): void {
		let done = 0;
		try {
			for (; done < numbers.length; done += WIDTH) this.#addEntry(numbers, done, sign);
		} catch (error) {
			for (let i = 0; i < done; i += WIDTH) this.#addEntry(numbers, i, sign === 1 ? -1 : 1);
			throw error;
		}
	}

	#addEntry(numbers: NumberRun, at: number, sign: 1 | -1): void {
		this.#sink.add(numbers.get(at), sign * numbers.get(at + 1), sign * numbers.get(at + 2), sign * numbers.get(at + 3));
	}

	/** Adds the differences of a share that names the cells of the one before: most that change do, and one step is half the work of two. */
	#move(before: NumberRun, after: NumberRun): void {
		let done = 0;
		try {
			for (; done < after.length; done += WIDTH) this.#moveEntry(before, after, done);
		} catch (error) {
			for (let i = 0; i < done; i += WIDTH) this.#moveEntry(after, before, i);
			throw error;
		}
	}

	#moveEntry(before: NumberRun, after: NumberRun, at: number): void {
		const amount = after.get(at + 1) - before.get(at + 1);
		const excluded = after.get(at + 2) - before.get(at + 2);
		const items = after.get(at + 3) - before.get(at + 3);
		if (amount !== 0 || excluded !== 0 || items !== 0) this.#sink.add(after.get(at), amount, excluded, items);
	}

	#takeBack(before: NumberRun, added: NumberRun): void {
		try {
			this.#add(before, -1);
		} catch (error) {
			this.#add(added, -1);
			throw error;
		}
	}
}

/** Both name the same cells in the same order, and every difference is exact. */
function canMove(before: NumberRun, after: NumberRun): boolean {
	if (before.length !== after.length) return false;
	for (let i = 0; i < after.length; i += WIDTH) {
		if (before.get(i) !== after.get(i)) return false;
		for (let n = i + 1; n < i + WIDTH; n++) if (!Number.isSafeInteger(after.get(n) - before.get(n))) return false;
	}
	return true;
}

function same(a: NumberRun, b: NumberRun): boolean {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a.get(i) !== b.get(i)) return false;
	return true;
}
