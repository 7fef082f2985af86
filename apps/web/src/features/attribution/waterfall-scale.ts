/** Levels that the axis names at most. */
const LEVELS = 5;

/** The axis of a waterfall: round levels over the values, and where a value lies between two places, px. */
export function waterfallScale(
	values: readonly number[],
	{ from, to }: { from: number; to: number },
): { levels: number[]; place(value: number): number } {
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const step = roundStep(Math.max(high - low, 0.1) / (LEVELS - 1));
	const first = Math.floor(low / step);
	const last = Math.max(first + 1, Math.ceil(high / step));
	const [bottom, top] = [first * step, last * step];
	return {
		levels: Array.from({ length: last - first + 1 }, (_, index) => Math.round((bottom + index * step) * 100) / 100),
		place: (value) => from + ((value - bottom) / (top - bottom)) * (to - from),
	};
}

/** 0.1, 0.2, 0.5, 1, …: the first of them that is no smaller. */
function roundStep(least: number): number {
	const power = Math.max(0.1, 10 ** Math.floor(Math.log10(least)));
	return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
}
