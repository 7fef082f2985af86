import { Buffer } from 'node:buffer';
import { Column } from './column.ts';

/** No string of the table. */
export const NO_TEXT = -1;
const FIRST_SLOTS = 1_024;
const FIRST_UNITS = 16_384;

export interface SavedTextTable {
	readonly slots: Int32Array<ArrayBuffer>;
	readonly hashes: Int32Array<ArrayBuffer>;
	readonly units: Uint16Array<ArrayBuffer>;
	readonly ends: Float64Array<ArrayBuffer>;
	readonly size: number;
}

/** Strings by number and numbers by string, in typed arrays: a million ids are nothing that a garbage collector has to walk. */
export class TextTable {
	/** Open addressing: number of a string plus one, 0 where there is none. At most half full. */
	#slots = new Int32Array(FIRST_SLOTS);
	readonly #hashes = new Column(Int32Array);
	/** The UTF-16 units of all strings one after another, and where each string ends. */
	#units = new Uint16Array(FIRST_UNITS);
	readonly #ends = new Column(Float64Array);
	#size = 0;

	get size(): number {
		return this.#size;
	}

	/** `NO_TEXT` for a string that the table does not have. */
	find(text: string): number {
		return (this.#slots[this.#slotOf(text, hashOf(text))] as number) - 1;
	}

	/** The number of a string; the next one when it is new. */
	id(text: string): number {
		const hash = hashOf(text);
		const slot = this.#slotOf(text, hash);
		const known = (this.#slots[slot] as number) - 1;
		if (known !== NO_TEXT) return known;
		const id = this.#size++;
		this.#slots[slot] = id + 1;
		this.#hashes.set(id, hash);
		this.#append(id, text);
		if (2 * this.#size > this.#slots.length) this.#grow();
		return id;
	}

	/** @throws RangeError for a number that `id` has not given. */
	text(id: number): string {
		if (id < 0 || id >= this.#size) throw new RangeError(`no string has the number ${id}`);
		const start = this.#start(id);
		return Buffer.from(this.#units.buffer, this.#units.byteOffset + 2 * start, 2 * (this.#ends.get(id) - start)).toString('utf16le');
	}

	/** The units of a string never change once it is there, so they are not copied. */
	save(): SavedTextTable {
		const [hashes, ends] = [this.#hashes.save(this.#size), this.#ends.save(this.#size)];
		return { slots: this.#slots.slice(), hashes, units: this.#units.subarray(0, this.#start(this.#size)), ends, size: this.#size };
	}

	/** Takes the arrays over. */
	restore({ slots, hashes, units, ends, size }: SavedTextTable): void {
		this.#slots = slots;
		this.#hashes.restore(hashes);
		this.#units = units;
		this.#ends.restore(ends);
		this.#size = size;
	}

	/** Where the string stands, or where it would. */
	#slotOf(text: string, hash: number): number {
		const mask = this.#slots.length - 1;
		let slot = hash & mask;
		for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
			if (this.#hashes.get(entry - 1) === hash && this.#is(entry - 1, text)) return slot;
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	#is(id: number, text: string): boolean {
		const start = this.#start(id);
		if (this.#ends.get(id) - start !== text.length) return false;
		for (let i = 0; i < text.length; i++) if (this.#units[start + i] !== text.charCodeAt(i)) return false;
		return true;
	}

	#start(id: number): number {
		return id === 0 ? 0 : this.#ends.get(id - 1);
	}

	#append(id: number, text: string): void {
		const start = this.#start(id);
		const end = start + text.length;
		if (end > this.#units.length) {
			const larger = new Uint16Array(Math.max(end, Math.ceil(this.#units.length * 1.5)));
			larger.set(this.#units);
			this.#units = larger;
		}
		for (let i = 0; i < text.length; i++) this.#units[start + i] = text.charCodeAt(i);
		this.#ends.set(id, end);
	}

	#grow(): void {
		this.#slots = new Int32Array(2 * this.#slots.length);
		const mask = this.#slots.length - 1;
		for (let id = 0; id < this.#size; id++) {
			let slot = this.#hashes.get(id) & mask;
			while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
			this.#slots[slot] = id + 1;
		}
	}
}

/** FNV-1a over the units, its high bits mixed into the low ones that choose the slot. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return hash ^ (hash >>> 13);
}
