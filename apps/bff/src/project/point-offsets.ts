import type { Stretch } from './older-points.ts';

const DAY_MS = 86_400_000;

/** Between which offsets the points of each day (UTC) stand, so that a stretch of time is read without what lies around it. */
export class PointOffsets {
	readonly #days = new Map<number, { first: number; last: number }>();

	note(at: number, offset: number): void {
		const day = Math.floor(at / DAY_MS);
		const known = this.#days.get(day);
		if (known === undefined) this.#days.set(day, { first: offset, last: offset });
		else {
			known.first = Math.min(known.first, offset);
			known.last = Math.max(known.last, offset);
		}
	}

	/** The offsets that hold every point of `[from, to]`, ms; null where there is none. */
	stretch(from: number, to: number): Stretch | null {
		const days = [...this.#days].flatMap(([day, offsets]) =>
			day >= Math.floor(from / DAY_MS) && day <= Math.floor(to / DAY_MS) ? [offsets] : [],
		);
		if (days.length === 0) return null;
		return { from: Math.min(...days.map(({ first }) => first)), until: Math.max(...days.map(({ last }) => last)) + 1 };
	}
}
