import { minuteOf } from '../minute.ts';
import { Column } from '../table/column.ts';

const UNCONFIRMED = -1;
/** Postings whose minute is kept, because securities settle with them; every other posting needs to know only whether. */
const TIMED: readonly string[] = ['cash', 'start-cash', 'end-cash'];
/** Bits of a row's mask. */
const MASK_BITS = 32;

interface SavedConfirmations {
	readonly names: readonly string[];
	readonly mask: Uint32Array<ArrayBuffer>;
	readonly others: readonly string[];
	readonly minutes: readonly Int32Array<ArrayBuffer>[];
}

/** Which postings of which trades the payment systems have confirmed, and in which minute. Known before the trade itself when it is late. */
export class Confirmations {
	readonly #bits = new Map<string, number>();
	readonly #mask = new Column(Uint32Array);
	/** Postings past the mask's 32 names, as `row/postingId`. */
	readonly #others = new Set<string>();
	readonly #minutes = TIMED.map(() => new Column(Int32Array, UNCONFIRMED));

	/** True when this is the first confirmation of the posting, or an earlier one than known. */
	confirm(row: number, postingId: string, confirmedAt: number): boolean {
		const timed = TIMED.indexOf(postingId);
		const minute = minuteOf(confirmedAt);
		const column = this.#minutes[timed];
		if (column !== undefined) {
			const known = column.get(row);
			if (known !== UNCONFIRMED && known <= minute) return false;
			column.set(row, minute);
		}
		const already = this.has(row, postingId);
		if (!already) this.#mark(row, postingId);
		return !already || column !== undefined;
	}

	has(row: number, postingId: string): boolean {
		const bit = this.#bits.get(postingId);
		if (bit === undefined) return false;
		if (bit >= MASK_BITS) return this.#others.has(`${row}/${postingId}`);
		return (this.#mask.get(row) & (1 << bit)) !== 0;
	}

	/** Minute since the epoch; −1 while unconfirmed, and for postings that no security settles with. */
	minute(row: number, postingId: string): number {
		return this.#minutes[TIMED.indexOf(postingId)]?.get(row) ?? UNCONFIRMED;
	}

	save(rows: number): SavedConfirmations {
		return {
			names: [...this.#bits.keys()],
			mask: this.#mask.save(rows),
			others: [...this.#others],
			minutes: this.#minutes.map((column) => column.save(rows)),
		};
	}

	restore({ names, mask, others, minutes }: SavedConfirmations): void {
		for (const [bit, postingId] of names.entries()) this.#bits.set(postingId, bit);
		this.#mask.restore(mask);
		for (const name of others) this.#others.add(name);
		for (const [i, values] of minutes.entries()) this.#minutes[i]?.restore(values);
	}

	#mark(row: number, postingId: string): void {
		let bit = this.#bits.get(postingId);
		if (bit === undefined) {
			bit = this.#bits.size;
			this.#bits.set(postingId, bit);
		}
		if (bit >= MASK_BITS) this.#others.add(`${row}/${postingId}`);
		else this.#mask.set(row, (this.#mask.get(row) | (1 << bit)) >>> 0);
	}
}
