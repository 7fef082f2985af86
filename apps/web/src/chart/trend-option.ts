import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTokens } from './tokens.ts';
import { mainAxis, smallAxis } from './trend-axes.ts';
import { lcrSeries, smallSeries } from './trend-series.ts';
import { trendTooltip } from './trend-tooltip.ts';

/** Values by time; null where nothing is known. */
export type Line = readonly (readonly [at: number, value: number | null])[];

/** The day as the trend draws it; times in milliseconds, ratios in per cent, money in billions. */
export interface TrendModel {
	from: number;
	to: number;
	now: number;
	lcr: Line;
	hqla: Line;
	netCashOutflows: Line;
	limits: { internal: number; earlyWarning: number; regulatory: number };
	low: { at: number; percent: number; text: string } | null;
	/** A mark without words stands too near to a larger one. */
	overrides: readonly { at: number; percent: number; text: string }[];
	/** Where a business day ended and the next began, with its words. */
	rolls: readonly { at: number; text: string }[];
	/** Where the time axis is labelled, and how; null: at every hour, by `time`. */
	ticks: { at: readonly number[]; text(at: number): string } | null;
	/** Heads of the two small charts. */
	hqlaTitle: string;
	netTitle: string;
	/** As last known: drawn dashed in secondary. */
	quiet: boolean;
	time(at: number): string;
}

/** Where the plots lie in their box, px. */
export const TREND_EDGES = { left: 38, right: 52, foot: 18 } as const;
const { left: LEFT, right: RIGHT, foot: FOOT } = TREND_EDGES;
const SMALL = 46;
const GAP = 16;
const HOUR = 3_600_000;
const TOP = 8;

/** Three charts on one time axis: the ratio between its limits, HQLA, net cash outflows. The time to come stays empty. */
export function trendOption(
	model: TrendModel,
	tokens: ChartTokens,
	{ width, height }: { width: number; height: number },
): EChartsCoreOption {
	const mainHeight = Math.max(60, height - TOP - FOOT - 2 * (SMALL + GAP));
	const tops = [TOP, TOP + mainHeight + GAP, TOP + mainHeight + GAP + SMALL + GAP];
	const { bottom, top, axis } = mainAxis(model.lcr);
	const timeAxis = (index: number) => ({
		// The zone is the entity's, not the browser's: a value axis with whole hours, labelled by us.
		type: 'value',
		gridIndex: index,
		min: model.from,
		max: model.to,
		interval: HOUR,
		axisLabel: {
			show: index === 2,
			formatter: (at: number) => model.ticks?.text(at) ?? model.time(at),
			hideOverlap: true,
			...(model.ticks && { customValues: model.ticks.at }),
		},
		splitLine: { show: false },
		axisLine: { show: index === 2 },
	});
	return {
		animation: false,
		grid: [
			{ left: LEFT, right: RIGHT, top: tops[0], height: mainHeight },
			{ left: LEFT, right: RIGHT, top: tops[1], height: SMALL },
			{ left: LEFT, right: RIGHT, top: tops[2], height: SMALL },
		],
		tooltip: { trigger: 'axis', formatter: (items: unknown) => trendTooltip(items, model) },
		axisPointer: { link: [{ xAxisIndex: 'all' }] },
		xAxis: [0, 1, 2].map(timeAxis),
		yAxis: [axis, smallAxis(1, model.hqla), smallAxis(2, model.netCashOutflows)],
		series: [
			lcrSeries(model, tokens, { bottom, top, plotWidth: Math.max(1, width - LEFT - RIGHT) }),
			smallSeries('hqla', 1, model.hqla, model, tokens),
			smallSeries('net', 2, model.netCashOutflows, model, tokens),
		],
	};
}
