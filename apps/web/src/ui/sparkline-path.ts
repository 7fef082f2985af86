const PAD = 3;

/** Geometry of a sparkline: the path, its end point, and where the limit lies if it is in the picture. */
export function sparklinePath(
	values: readonly number[],
	{ width, height, limit }: { width: number; height: number; limit: number | null },
): { path: string; end: { x: number; y: number }; limitY: number | null } {
	const shown = limit === null ? values : [...values, limit];
	const low = Math.min(...shown);
	const span = Math.max(...shown) - low || 1;
	const x = (index: number) => PAD + (index / Math.max(1, values.length - 1)) * (width - 2 * PAD);
	const y = (value: number) => height - PAD - ((value - low) / span) * (height - 2 * PAD);
	const round = (at: number) => Math.round(at * 10) / 10;
	const points = values.map((value, index) => ({ x: round(x(index)), y: round(y(value)) }));
	return {
		path: points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(''),
		end: points.at(-1) ?? { x: PAD, y: height / 2 },
		limitY: limit === null ? null : round(y(limit)),
	};
}
