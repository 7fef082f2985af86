import './bars.ts';
import type { EChartsCoreOption } from 'echarts/core';
import { formatStock, roundTo } from '../format/number.ts';
import { type ChartTokens, withAlpha } from './tokens.ts';

/** A column of the charts; its place in px from the left edge, money in the unit of the charts. */
export interface LadderChartColumn {
	x: number;
	width: number;
	closed: boolean;
	outflows: number;
	inflows: number;
	cumulative: number;
	capacity: number;
	left: number;
}

/** The ladder as it is drawn; null marks are not there. */
export interface LadderModel {
	columns: readonly LadderChartColumn[];
	left: number;
	right: number;
	capacityText: string;
	peak: { x: number; value: number; text: string } | null;
	least: { x: number; value: number; text: string; short: boolean } | null;
	/** As last known: the lines in secondary. */
	quiet: boolean;
	tooltip(x: number): string;
}

const TOP = 14;
const GAP = 22;
const FOOT = 6;
/** Share of the height that the upper chart takes. */
const UPPER = 0.6;
const BAR_SHARE = 0.4;
const WIDEST_BAR = 28;
/** Room that a label beside a mark takes. */
const LABEL_ROOM = 150;

/** Where the two charts stand in a height. */
export function ladderHeights(height: number): { upper: { top: number; height: number }; lower: { top: number; height: number } } {
	const room = Math.max(80, height - TOP - GAP - FOOT);
	const upper = { top: TOP, height: Math.round(room * UPPER) };
	return { upper, lower: { top: upper.top + upper.height + GAP, height: Math.round(room * (1 - UPPER)) } };
}

/** Gap and capacity above, the flows of each day below; every column stands where the matrix has it. */
export function ladderOption(
	model: LadderModel,
	tokens: ChartTokens,
	{ width, height }: { width: number; height: number },
): EChartsCoreOption {
	const { columns, left, right } = model;
	const { upper, lower } = ladderHeights(height);
	const xAxis = (gridIndex: number) => ({
		// Bars would widen their axis, and no longer stand on the columns of the matrix.
		...{ type: 'value', gridIndex, min: left, max: right, containShape: false, splitLine: { show: false } },
		axisLabel: { show: false },
		axisLine: { show: false, onZero: false },
	});
	const limit = Math.max(0, ...columns.flatMap(({ capacity, cumulative, left: rest }) => [capacity, cumulative, rest].map(Math.abs)));
	const flow = Math.max(0, ...columns.flatMap(({ outflows, inflows }) => [outflows, inflows]));
	return {
		animation: false,
		grid: [
			{ left, right: Math.max(0, width - right), ...upper },
			{ left, right: Math.max(0, width - right), ...lower },
		],
		tooltip: {
			...{ trigger: 'axis', axisPointer: { type: 'none' }, confine: true },
			formatter: (items: unknown) => model.tooltip(xOf(items)),
		},
		axisPointer: { link: [{ xAxisIndex: 'all' }] },
		xAxis: [xAxis(0), xAxis(1)],
		yAxis: [symmetric(0, limit), symmetric(1, flow)],
		series: [...lineSeries(model, tokens), ...barSeries(model, tokens)],
	};
}

function xOf(items: unknown): number {
	const [first] = Array.isArray(items) ? (items as { axisValue?: number }[]) : [];
	return Number(first?.axisValue);
}

/** An axis with two steps on either side of zero, so that zero stands in the middle. */
function symmetric(gridIndex: number, largest: number): object {
	const step = niceStep(largest / 2);
	const decimals = [0, 1, 2].find((places) => roundTo(step, places) === roundTo(step, 6)) ?? 3;
	return {
		...{ type: 'value', gridIndex, min: -2 * step, max: 2 * step, interval: step },
		axisLabel: { formatter: (value: number) => formatStock(value, value === 0 ? 0 : decimals) },
	};
}

/** 1, 2, 2.5, 5 and their tenfolds: the first that is not below. */
export function niceStep(least: number): number {
	if (least <= 0) return 1;
	const power = 10 ** Math.floor(Math.log10(least));
	return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
}

const middle = ({ x, width }: LadderChartColumn): number => x + width / 2;

function lineSeries(model: LadderModel, tokens: ChartTokens): object[] {
	const { columns, left, right, quiet } = model;
	const [first] = columns;
	const line = (id: string, value: (column: LadderChartColumn) => number, start: number, style: object) => ({
		...{ id, type: 'line', xAxisIndex: 0, yAxisIndex: 0, showSymbol: false, symbol: 'none', lineStyle: style },
		data: [[left, start], ...columns.map((column) => [middle(column), value(column)]), [right, value(columns.at(-1) ?? EMPTY)]],
	});
	const color = (live: string) => (quiet ? tokens.quiet : live);
	const start = first?.capacity ?? 0;
	return [
		{
			...line('capacity', ({ capacity }) => capacity, start, { width: 1.2, type: 'dashed', color: tokens.quiet }),
			markPoint: { silent: true, data: [capacityName(model, start, tokens)] },
			markArea: { silent: true, data: closedAreas(columns, tokens) },
			markLine: zeroLine(tokens),
		},
		{
			...line('left', (column) => column.left, start, { width: 1.8, color: color(tokens.accent) }),
			markPoint: {
				silent: true,
				data: [...lineName(model, 'Capacity left', (column) => column.left, tokens.accent, tokens), ...leastMark(model, tokens)],
			},
			markLine: peakLine(model, tokens),
		},
		{
			...line('cumulative', ({ cumulative }) => cumulative, 0, { width: 1.5, color: color(tokens.text) }),
			markPoint: {
				silent: true,
				data: [...lineName(model, 'Cumulative gap', ({ cumulative }) => cumulative, tokens.text, tokens), ...peakMark(model, tokens)],
			},
		},
	];
}

/** The name of the capacity at the left, and at the right where the mark of the least left stands there. */
function capacityName({ left, right, least, capacityText, columns }: LadderModel, start: number, tokens: ChartTokens): object {
	const free = least === null || least.x - left > 2 * LABEL_ROOM;
	if (free) return name(left + 28, start, capacityText, tokens.quiet, 'top', tokens, 'left');
	return name(right - 8, columns.at(-1)?.capacity ?? start, capacityText, tokens.quiet, 'bottom', tokens, 'right');
}

const EMPTY: LadderChartColumn = { x: 0, width: 0, closed: false, outflows: 0, inflows: 0, cumulative: 0, capacity: 0, left: 0 };

/** The name of a line over it, a quarter of the way. */
function lineName(
	{ columns }: LadderModel,
	text: string,
	value: (column: LadderChartColumn) => number,
	color: string,
	tokens: ChartTokens,
): object[] {
	const column = columns[Math.floor(columns.length / 4)];
	return column === undefined ? [] : [name(middle(column), value(column), text, color, 'top', tokens)];
}

function name(x: number, y: number, text: string, color: string, position: string, tokens: ChartTokens, align = 'center'): object {
	const label = { formatter: text, color, position, distance: 4, fontSize: 11, align, ...behind(tokens) };
	return { coord: [x, y], symbol: 'circle', symbolSize: 1, itemStyle: { color: 'transparent' }, label };
}

/** Words over a line keep it from striking them through. */
const behind = (tokens: ChartTokens) => ({ backgroundColor: withAlpha(tokens.page, 0.85), padding: [0, 2] });

function mark(
	{ x, value, text }: { x: number; value: number; text: string },
	model: LadderModel,
	tokens: ChartTokens,
	color: string,
	up: boolean,
): object {
	const align = x - model.left < LABEL_ROOM ? 'left' : 'right';
	const label = {
		...{ formatter: text, color: tokens.text, fontWeight: 600, fontSize: 11, position: up ? 'top' : 'bottom', distance: up ? 8 : 6, align },
		...{ offset: [align === 'left' ? 6 : -6, 0] },
		...behind(tokens),
	};
	return {
		coord: [x, value],
		symbol: 'circle',
		symbolSize: 7,
		itemStyle: { color: tokens.page, borderColor: color, borderWidth: 1.4 },
		label,
	};
}

function leastMark(model: LadderModel, tokens: ChartTokens): object[] {
	return model.least === null ? [] : [mark(model.least, model, tokens, model.least.short ? tokens.error : tokens.accent, true)];
}

function peakMark(model: LadderModel, tokens: ChartTokens): object[] {
	return model.peak === null ? [] : [mark(model.peak, model, tokens, tokens.text, false)];
}

const zeroLine = (tokens: ChartTokens) => ({
	...{ silent: true, symbol: 'none', label: { show: false } },
	lineStyle: { color: tokens.quiet, width: 1, type: 'solid' },
	data: [{ yAxis: 0 }],
});

function peakLine({ peak }: LadderModel, tokens: ChartTokens): object {
	return {
		...{ silent: true, symbol: 'none', label: { show: false } },
		lineStyle: { color: tokens.warning, width: 1, type: [3, 3] },
		data: peak === null ? [] : [{ xAxis: peak.x }],
	};
}

function closedAreas(columns: readonly LadderChartColumn[], tokens: ChartTokens): object[][] {
	const style = { itemStyle: { color: withAlpha(tokens.text, 0.07) } };
	return columns.filter(({ closed }) => closed).map(({ x, width }) => [{ xAxis: x, ...style }, { xAxis: x + width }]);
}

function barSeries(model: LadderModel, tokens: ChartTokens): object[] {
	const { columns } = model;
	const open = columns.filter(({ closed }) => !closed);
	const barWidth = Math.min(WIDEST_BAR, Math.max(4, Math.round((open[0]?.width ?? 0) * BAR_SHARE)));
	const bars = (id: string, value: (column: LadderChartColumn) => number, color: string) => ({
		...{ id, type: 'bar', xAxisIndex: 1, yAxisIndex: 1, barWidth, barGap: '-100%', itemStyle: { color } },
		data: open.map((column) => [middle(column), value(column)]),
	});
	return [
		{
			...bars('outflows', ({ outflows }) => -outflows, tokens.bar),
			markArea: { silent: true, data: closedAreas(columns, tokens) },
			markLine: zeroLine(tokens),
		},
		{ ...bars('inflows', ({ inflows }) => inflows, model.quiet ? tokens.quiet : tokens.accentFill), markLine: peakLine(model, tokens) },
		{
			...{ id: 'net', type: 'line', xAxisIndex: 1, yAxisIndex: 1, showSymbol: true, lineStyle: { width: 0, opacity: 0 }, z: 4 },
			...{ symbol: 'rect', symbolSize: [barWidth * 1.7, 2], itemStyle: { color: tokens.text } },
			data: open.map((column) => [middle(column), column.inflows - column.outflows]),
		},
	];
}
