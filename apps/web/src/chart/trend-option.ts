import type { EChartsCoreOption } from 'echarts/core';
import { type ChartTokens, withAlpha } from './tokens.ts';

type Line = readonly (readonly [at: number, value: number | null])[];

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
	overrides: readonly { at: number; percent: number; text: string }[];
	/** Heads of the two small charts. */
	hqlaTitle: string;
	netTitle: string;
	/** As last known: drawn dashed in secondary. */
	quiet: boolean;
	time(at: number): string;
}

const LEFT = 38;
const RIGHT = 52;
const SMALL = 46;
const GAP = 16;
const FOOT = 18;
const HOUR = 3_600_000;
const TOP = 8;

/** Three charts on one time axis: the ratio between its limits, HQLA, net cash outflows. The time to come stays empty. */
export function trendOption(model: TrendModel, tokens: ChartTokens, { height }: { height: number }): EChartsCoreOption {
	const mainHeight = Math.max(60, height - TOP - FOOT - 2 * (SMALL + GAP));
	const tops = [TOP, TOP + mainHeight + GAP, TOP + mainHeight + GAP + SMALL + GAP];
	const shown = model.lcr.flatMap(([, value]) => (value === null ? [] : [value]));
	const high = Math.max(140, Math.ceil((Math.max(...shown, 0) + 2) / 5) * 5);
	const low = Math.min(95, Math.floor((Math.min(...shown, 200) - 2) / 5) * 5);
	const levels = roundLevels(low, high);
	const timeAxis = (index: number) => ({
		// The zone is the entity's, not the browser's: a value axis with whole hours, labelled by us.
		type: 'value',
		gridIndex: index,
		min: model.from,
		max: model.to,
		interval: HOUR,
		axisLabel: { show: index === 2, formatter: (at: number) => model.time(at), hideOverlap: true },
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
		tooltip: { trigger: 'axis', formatter: (items: unknown) => tooltip(items, model) },
		axisPointer: { link: [{ xAxisIndex: 'all' }] },
		xAxis: [0, 1, 2].map(timeAxis),
		yAxis: [
			{
				type: 'value',
				min: low,
				max: high,
				axisLabel: { customValues: levels, formatter: (value: number) => (value === levels.at(-1) ? `${value} %` : `${value}`) },
				splitLine: { customValues: levels },
			},
			smallAxis(1, model.hqla),
			smallAxis(2, model.netCashOutflows),
		],
		series: [
			lcrSeries(model, tokens, low),
			smallSeries('hqla', 1, model.hqla, model, tokens),
			smallSeries('net', 2, model.netCashOutflows, model, tokens),
		],
	};
}

function lcrSeries(model: TrendModel, tokens: ChartTokens, bottom: number): object {
	const { internal, earlyWarning, regulatory } = model.limits;
	const limit = (yAxis: number, name: string, color: string, type: number[] | 'solid') => ({
		yAxis,
		lineStyle: { color, type, width: 1 },
		label: { formatter: `${name} ${yAxis} %`, color, position: 'insideEndTop', fontSize: 10 },
	});
	const last = lastPoint(model.lcr);
	return {
		id: 'lcr',
		type: 'line',
		step: 'end',
		showSymbol: false,
		symbol: 'none',
		sampling: 'minmax',
		lineStyle: { width: 1.5, color: model.quiet ? tokens.quiet : tokens.accent, type: model.quiet ? 'dashed' : 'solid' },
		data: model.lcr,
		markLine: {
			symbol: 'none',
			silent: true,
			data: [
				limit(internal, 'Internal', tokens.warning, [2, 3]),
				limit(earlyWarning, 'Early warning', tokens.warning, [6, 3]),
				limit(regulatory, 'Regulatory', tokens.error, 'solid'),
				nowLine(model, tokens),
			],
		},
		markArea: {
			silent: true,
			data: [
				band(earlyWarning, internal, withAlpha(tokens.warning, 0.07)),
				band(regulatory, earlyWarning, withAlpha(tokens.warning, 0.14)),
				band(bottom, regulatory, withAlpha(tokens.error, 0.16)),
			],
		},
		markPoint: {
			silent: true,
			data: [
				...(last
					? [{ coord: last, symbol: 'circle', symbolSize: 5, itemStyle: { color: model.quiet ? tokens.quiet : tokens.accent } }]
					: []),
				...(model.low
					? [
							{
								coord: [model.low.at, model.low.percent],
								symbol: 'circle',
								symbolSize: 5,
								itemStyle: { color: tokens.accent },
								// At the axis and beside the now line the words go to the side where there is room.
								label: {
									formatter: model.low.text,
									color: tokens.quiet,
									position: 'bottom',
									align: model.low.at - model.from < HOUR ? 'left' : model.now - model.low.at < HOUR ? 'right' : 'center',
									distance: 4,
								},
							},
						]
					: []),
				...model.overrides.map(({ at, percent, text }) => ({
					coord: [at, percent],
					symbol: 'diamond',
					symbolSize: 9,
					itemStyle: { color: tokens.page, borderColor: tokens.text, borderWidth: 1.2 },
					label: { formatter: text, color: tokens.text, position: 'top', distance: 4, lineHeight: 12 },
				})),
			],
		},
	};
}

function smallSeries(id: 'hqla' | 'net', index: number, data: Line, model: TrendModel, tokens: ChartTokens): object {
	const last = lastPoint(data);
	return {
		id,
		type: 'line',
		step: 'end',
		xAxisIndex: index,
		yAxisIndex: index,
		showSymbol: false,
		symbol: 'none',
		sampling: 'minmax',
		lineStyle: { width: 1.2, color: model.quiet ? tokens.quiet : tokens.text },
		data,
		markLine: { symbol: 'none', silent: true, data: [nowLine(model, tokens)] },
		markPoint: {
			silent: true,
			data: last
				? [
						{
							coord: last,
							symbol: 'circle',
							symbolSize: 4,
							itemStyle: { color: tokens.text },
							label: { formatter: last[1].toFixed(3), color: tokens.text, position: 'right', distance: 6 },
						},
					]
				: [],
		},
	};
}

function smallAxis(index: number, data: Line): object {
	const values = data.flatMap(([, value]) => (value === null ? [] : [value]));
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

function nowLine(model: TrendModel, tokens: ChartTokens): object {
	return { xAxis: model.now, label: { show: false }, lineStyle: { color: tokens.quiet, width: 1, type: 'solid' } };
}

function band(from: number, to: number, color: string): object[] {
	return [{ yAxis: from, itemStyle: { color } }, { yAxis: to }];
}

function lastPoint(line: Line): [number, number] | null {
	const last = line.findLast(([, value]) => value !== null);
	return last && last[1] !== null ? [last[0], last[1]] : null;
}

/** Time and the three values at it; nothing of the data is markup. */
function tooltip(items: unknown, model: TrendModel): string {
	const [first] = Array.isArray(items) ? (items as { axisValue?: number }[]) : [];
	const at = Number(first?.axisValue);
	if (!Number.isFinite(at)) return '';
	const value = (line: Line) => line.findLast(([time]) => time <= at)?.[1] ?? null;
	const row = (name: string, shown: string) => `${name} <b>${shown}</b>`;
	const lcr = value(model.lcr);
	const hqla = value(model.hqla);
	const net = value(model.netCashOutflows);
	return [
		model.time(at),
		row('LCR', lcr === null ? 'no data' : `${lcr.toFixed(2)} %`),
		row('HQLA', hqla === null ? 'no data' : hqla.toFixed(3)),
		row('Net outflows', net === null ? 'no data' : net.toFixed(3)),
	].join('<br>');
}
