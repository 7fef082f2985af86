import { Column } from './column.ts';

/** A set of small integers that is filled and emptied over and over, in the order in which they came: nothing is allocated on the way. */
export class NumberSet {
	/** Place of a member plus one; 0 for what is no member. */
	readonly #places = new Column(Int32Array);
	readonly #members = new Column(Int32Array);
	#size = 0;

	get size(): number {
		return this.#size;
	}

	/** Its place, the old one when it was there. */
	add(member: number): number {
		const known = this.#places.get(member) - 1;
		if (known >= 0) return known;
		const place = this.#size++;
		this.#places.set(member, place + 1);
		this.#members.set(place, member);
		return place;
	}

	/** A loop over the places up to `size` meets members that are added meanwhile, too. */
	at(place: number): number {
		return this.#members.get(place);
	}

	clear(): void {
		for (let place = 0; place < this.#size; place++) this.#places.set(this.at(place), 0);
		this.#size = 0;
	}
}
