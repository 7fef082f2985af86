import type { LcrPoint } from '@tideline/domain';
import { downsample } from './downsample.ts';

/** Points that an entity keeps: two weeks of minutes. */
const MAX_POINTS = 20_160;

/** The points of every entity in order of time; a point of the same instant replaces the one before it. */
export class LcrHistory {
	readonly #points = new Map<string, LcrPoint[]>();

	add(point: LcrPoint): void {
		const points = this.#points.get(point.entityId) ?? [];
		this.#points.set(point.entityId, points);
		const place = firstAtOrAfter(points, point.at);
		points.splice(place, points[place]?.at === point.at ? 1 : 0, point);
		if (points.length > MAX_POINTS) points.shift();
	}

	/** Points in `[from, to]`, thinned to `step`, milliseconds; every step keeps its lowest, highest and last. */
	between(entityId: string, span: { from: number; to: number; step: number; limit: number }): { points: LcrPoint[]; step: number } {
		const points = this.#points.get(entityId) ?? [];
		const inside = points.slice(firstAtOrAfter(points, span.from), firstAtOrAfter(points, span.to + 1));
		return downsample(inside, span);
	}

	/** Time of the first and the last point; null without any. */
	span(entityId: string): { from: number; to: number } | null {
		const points = this.#points.get(entityId);
		const first = points?.[0];
		const last = points?.at(-1);
		return first === undefined || last === undefined ? null : { from: first.at, to: last.at };
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
