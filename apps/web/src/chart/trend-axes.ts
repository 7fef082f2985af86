import type { Line } from './trend-option.ts';

/** The axis of the ratio, per cent: wide enough to keep every limit in sight; and where it ends. */
export function mainAxis(lcr: Line): { bottom: number; top: number; axis: object } {
	const shown = known(lcr);
	const top = Math.max(140, Math.ceil((Math.max(...shown, 0) + 2) / 5) * 5);
	const bottom = Math.min(95, Math.floor((Math.min(...shown, 200) - 2) / 5) * 5);
	const levels = roundLevels(bottom, top);
	const axis = {
		type: 'value',
		min: bottom,
		max: top,
		axisLabel: { customValues: levels, formatter: (value: number) => (value === levels.at(-1) ? `${value} %` : `${value}`) },
		splitLine: { customValues: levels },
	};
	return { bottom, top, axis };
}

/** The axis of a small chart: two round values that hold the line. */
export function smallAxis(index: number, data: Line): object {
	const values = known(data);
	const low = Math.min(...values);
	const high = Math.max(...values);
	const step = niceStep((high - low) * 1.2);
	const min = values.length > 0 ? Math.floor(low / step) * step : 0;
	const max = values.length > 0 ? Math.max(min + step, Math.ceil(high / step) * step) : 1;
	return {
		type: 'value',
		gridIndex: index,
		min,
		max,
		interval: max - min,
		axisLabel: { formatter: (value: number) => value.toFixed(step < 0.1 ? 2 : 1) },
		splitLine: { show: true },
	};
}

const known = (line: Line) => line.flatMap(([, value]) => (value === null ? [] : [value]));

/** Round ratios in per cent between two others: tens, or wider steps when there would be too many. */
function roundLevels(low: number, high: number): number[] {
	const step = [10, 20, 50, 100, 200].find((width) => (high - low) / width <= 6) ?? 500;
	const first = Math.ceil(low / step) * step;
	return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, index) => first + index * step);
}

/** 0.01, 0.02, 0.05, 0.1, …: the first of them that holds the span. */
function niceStep(span: number): number {
	const power = 10 ** Math.floor(Math.log10(Math.max(span, 0.01)));
	return ([1, 2, 5, 10].find((factor) => factor * power >= span) ?? 10) * power;
}
