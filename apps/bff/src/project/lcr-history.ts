import type { LcrPoint } from '@tideline/domain';
import type { Stretch } from './older-points.ts';
import { PointOffsets } from './point-offsets.ts';

/** Points that an entity keeps in memory: a month of minutes, for the longest view of the page. Older ones are read from the log. */
const MAX_POINTS = 44_640;

interface Kept {
	readonly points: LcrPoint[];
	/** Time of the oldest point there ever was, and of the newest that has left memory, ms; both infinite before the first. */
	first: number;
	left: number;
}

/** The points of every entity in order of time; a point of the same instant replaces the one before it. */
export class LcrHistory {
	readonly #byEntity = new Map<string, Kept>();
	readonly #offsets = new PointOffsets();
	readonly #maxPoints: number;

	constructor(maxPoints = MAX_POINTS) {
		this.#maxPoints = maxPoints;
	}

	add(point: LcrPoint, offset: number): void {
		this.#offsets.note(point.at, offset);
		const kept = this.#byEntity.get(point.entityId) ?? { points: [], first: Number.POSITIVE_INFINITY, left: Number.NEGATIVE_INFINITY };
		this.#byEntity.set(point.entityId, kept);
		const { points } = kept;
		const place = firstAtOrAfter(points, point.at);
		points.splice(place, points[place]?.at === point.at ? 1 : 0, point);
		kept.first = Math.min(kept.first, point.at);
		if (points.length <= this.#maxPoints) return;
		const gone = points.shift();
		if (gone !== undefined) kept.left = Math.max(kept.left, gone.at);
	}

	/** The points in `[from, to]` that are in memory. */
	between(entityId: string, { from, to }: { from: number; to: number }): LcrPoint[] {
		const { points } = this.#byEntity.get(entityId) ?? { points: [] };
		return points.slice(firstAtOrAfter(points, from), firstAtOrAfter(points, to + 1));
	}

	/** Where in the log the points stand that lie in the span and have left memory; null when all of them are in it. */
	older(entityId: string, { from, to }: { from: number; to: number }): Stretch | null {
		const { left } = this.#byEntity.get(entityId) ?? { left: Number.NEGATIVE_INFINITY };
		return left < from ? null : this.#offsets.stretch(from, Math.min(to, left));
	}

	/** Time of the first and the last point; null without any. */
	span(entityId: string): { from: number; to: number } | null {
		const kept = this.#byEntity.get(entityId);
		const last = kept?.points.at(-1);
		return kept === undefined || last === undefined ? null : { from: kept.first, to: last.at };
	}
}

function firstAtOrAfter(points: readonly LcrPoint[], at: number): number {
	let low = 0;
	let high = points.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((points[middle] as LcrPoint).at < at) low = middle + 1;
		else high = middle;
	}
	return low;
}
