/** Points of one step that survive: the lowest, the highest and the last. */
const KEPT = 3;

interface Point {
	at: number;
	lcr: number | null;
}

/**
 * Thins points in order of time to at most `limit`: of every step the lowest, the highest and the last stay, so that no breach is
 * smoothed away; a point without a ratio stays as a gap. The step is doubled until the result fits, and given back.
 */
export function downsample<P extends Point>(points: readonly P[], span: { step: number; limit: number }): { points: P[]; step: number } {
	let step = span.step;
	for (;;) {
		const kept = thin(points, step);
		if (kept.length <= span.limit || kept.length <= KEPT) return { points: kept, step };
		step *= 2;
	}
}

function thin<P extends Point>(points: readonly P[], step: number): P[] {
	const kept: P[] = [];
	let bucket: P[] = [];
	for (const point of points) {
		const first = bucket[0];
		if (first !== undefined && Math.floor(point.at / step) !== Math.floor(first.at / step)) {
			kept.push(...extremes(bucket));
			bucket = [];
		}
		bucket.push(point);
	}
	return [...kept, ...extremes(bucket)];
}

function extremes<P extends Point>(bucket: readonly P[]): P[] {
	if (bucket.length <= KEPT) return [...bucket];
	let low = bucket[0] as P;
	let high = bucket[0] as P;
	const last = bucket.at(-1) as P;
	for (const point of bucket) {
		if (rank(point) < rank(low)) low = point;
		if (rank(point) > rank(high)) high = point;
	}
	return [...new Set([low, high, last])].sort((a, b) => a.at - b.at);
}

/** No net outflow is above every ratio. */
function rank({ lcr }: Point): number {
	return lcr ?? Number.POSITIVE_INFINITY;
}
