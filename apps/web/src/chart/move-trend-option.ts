import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTokens } from './tokens.ts';
import type { Line, TrendModel } from './trend-option.ts';

/** The ratio alone, per cent, over the hours in which it moved. */
export interface MoveTrendModel {
	from: number;
	to: number;
	now: number;
	lcr: Line;
	overrides: readonly { at: number; percent: number }[];
	/** Where the time axis is labelled, and how; null: at every hour, by `time`. */
	ticks: TrendModel['ticks'];
	quiet: boolean;
	time(at: number): string;
}

/** Where the plot lies in its box, px. */
export const MOVE_TREND_EDGES = { left: 38, right: 12, foot: 22 } as const;
const TOP = 8;
const HOUR = 3_600_000;

/** A step line with as much room as it needs, so that a span can be picked by eye. */
export function moveTrendOption(model: MoveTrendModel, tokens: ChartTokens): EChartsCoreOption {
	const last = model.lcr.findLast(([, value]) => value !== null);
	const color = model.quiet ? tokens.quiet : tokens.accent;
	const { left, right, foot } = MOVE_TREND_EDGES;
	return {
		animation: false,
		grid: { left, right, top: TOP, bottom: foot },
		tooltip: { trigger: 'axis', formatter: (items: unknown) => words(items, model) },
		xAxis: {
			type: 'value',
			min: model.from,
			max: model.to,
			interval: HOUR,
			axisLabel: {
				formatter: (at: number) => model.ticks?.text(at) ?? model.time(at),
				hideOverlap: true,
				...(model.ticks && { customValues: model.ticks.at }),
			},
			splitLine: { show: false },
		},
		yAxis: percentAxis(model.lcr),
		series: [
			{
				id: 'lcr',
				type: 'line',
				step: 'end',
				showSymbol: false,
				sampling: 'minmax',
				data: model.lcr,
				lineStyle: { width: 1.5, color, type: model.quiet ? 'dashed' : 'solid' },
				markLine: {
					symbol: 'none',
					silent: true,
					data: [{ xAxis: model.now, label: { show: false }, lineStyle: { color: tokens.quiet, width: 1, type: 'solid' } }],
				},
				markPoint: {
					silent: true,
					data: [
						...(last ? [{ coord: last, symbol: 'circle', symbolSize: 5, itemStyle: { color } }] : []),
						...model.overrides.map(({ at, percent }) => ({
							coord: [at, percent],
							symbol: 'diamond',
							symbolSize: 9,
							itemStyle: { color: tokens.page, borderColor: tokens.text, borderWidth: 1.2 },
						})),
					],
				},
			},
		],
	};
}

/** Whole per cents around the line; the topmost carries the unit. */
function percentAxis(lcr: Line): object {
	const values = lcr.flatMap(([, value]) => (value === null ? [] : [value]));
	const [min, max] = values.length === 0 ? [0, 1] : [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
	const top = Math.max(max, min + 1);
	return {
		type: 'value',
		min,
		max: top,
		minInterval: 1,
		axisLabel: { formatter: (value: number) => (value === top ? `${value} %` : `${value}`) },
	};
}

function words(items: unknown, { lcr, time }: MoveTrendModel): string {
	const [first] = Array.isArray(items) ? (items as { axisValue?: number }[]) : [];
	const at = Number(first?.axisValue);
	if (!Number.isFinite(at)) return '';
	const value = lcr.findLast(([moment]) => moment <= at)?.[1] ?? null;
	return `${time(at)}<br>LCR <b>${value === null ? 'no data' : `${value.toFixed(2)} %`}</b>`;
}
