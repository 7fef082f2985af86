import { labelSide } from './label-side.ts';
import { type ChartTokens, withAlpha } from './tokens.ts';
import type { Line, TrendModel } from './trend-option.ts';

/** Where the plot of the ratio ends below and above, per cent, and how wide it is, px. */
interface Plot {
	bottom: number;
	top: number;
	plotWidth: number;
}

/** Marks stand over the lines of the limits and of now, which ECharts draws at 5. */
const OVER_LINES = 6;
/** Room that the longest name of a limit takes. */
const LIMIT_NAME_PX = 112;
/** Room that the words of a day roll take. */
const ROLL_WORDS_PX = 120;

/** The ratio as a step line with its limits, bands, low and overrides. */
export function lcrSeries(model: TrendModel, tokens: ChartTokens, plot: Plot): object {
	return {
		...line('lcr', 0, model.lcr),
		lineStyle: { width: 1.5, color: lineColor(model, tokens, tokens.accent), type: model.quiet ? 'dashed' : 'solid' },
		markLine: {
			symbol: 'none',
			silent: true,
			data: [nowLine(model, tokens), ...rollLines(model, tokens), ...limitLines(model, tokens, plot)],
		},
		markArea: { silent: true, data: bands(model, tokens, plot) },
		markPoint: {
			silent: true,
			z: OVER_LINES,
			data: [
				...lastDot(model, tokens),
				...lowMark(model, tokens, plot),
				...overrideMarks(model, tokens, plot),
				...rollWords(model, tokens, plot),
			],
		},
	};
}

/** An amount as a step line, its last value written behind it. */
export function smallSeries(id: 'hqla' | 'net', index: number, data: Line, model: TrendModel, tokens: ChartTokens): object {
	const last = lastPoint(data);
	const label = last && { formatter: last[1].toFixed(3), color: tokens.text, position: 'right', distance: 6 };
	return {
		...line(id, index, data),
		lineStyle: { width: 1.2, color: lineColor(model, tokens, tokens.text) },
		markLine: { symbol: 'none', silent: true, data: [nowLine(model, tokens), ...rollLines(model, tokens)] },
		markPoint: { silent: true, data: last ? [{ ...dot(last, 4, tokens.text), label }] : [] },
	};
}

function line(id: string, index: number, data: Line): object {
	return {
		id,
		type: 'line',
		step: 'end',
		xAxisIndex: index,
		yAxisIndex: index,
		showSymbol: false,
		symbol: 'none',
		sampling: 'minmax',
		data,
	};
}

/** Words over a line keep it from striking them through. */
const words = (tokens: ChartTokens) => ({ backgroundColor: withAlpha(tokens.page, 0.85), padding: [0, 2] });

const lineColor = ({ quiet }: TrendModel, tokens: ChartTokens, live: string) => (quiet ? tokens.quiet : live);

const dot = (coord: readonly [number, number], symbolSize: number, color: string) => ({
	coord,
	symbol: 'circle',
	symbolSize,
	itemStyle: { color },
});

function limitLines(model: TrendModel, tokens: ChartTokens, { plotWidth }: Plot): object[] {
	const { limits, from, to, now } = model;
	// At the right, where the time to come is empty, until the now line would cross them there.
	const room = plotWidth * (1 - (now - from) / (to - from));
	const position = room < LIMIT_NAME_PX ? 'insideStartTop' : 'insideEndTop';
	const limit = (yAxis: number, name: string, color: string, type: number[] | 'solid') => ({
		yAxis,
		lineStyle: { color, type, width: 1 },
		label: { ...words(tokens), formatter: `${name} ${yAxis} %`, color, position, fontSize: 10 },
	});
	return [
		limit(limits.internal, 'Internal', tokens.warning, [2, 3]),
		limit(limits.earlyWarning, 'Early warning', tokens.warning, [6, 3]),
		limit(limits.regulatory, 'Regulatory', tokens.error, 'solid'),
	];
}

function bands({ limits: { internal, earlyWarning, regulatory } }: TrendModel, tokens: ChartTokens, { bottom }: Plot): object[][] {
	const band = (from: number, to: number, color: string) => [{ yAxis: from, itemStyle: { color } }, { yAxis: to }];
	return [
		band(earlyWarning, internal, withAlpha(tokens.warning, 0.07)),
		band(regulatory, earlyWarning, withAlpha(tokens.warning, 0.14)),
		band(bottom, regulatory, withAlpha(tokens.error, 0.16)),
	];
}

function lastDot(model: TrendModel, tokens: ChartTokens): object[] {
	const last = lastPoint(model.lcr);
	return last ? [dot(last, 5, lineColor(model, tokens, tokens.accent))] : [];
}

function lowMark(model: TrendModel, tokens: ChartTokens, plot: Plot): object[] {
	if (!model.low) return [];
	const { at, percent, text } = model.low;
	const label = {
		...words(tokens),
		// A ratio near to a limit has its low on the limit's line.
		backgroundColor: tokens.page,
		formatter: text,
		...{ color: tokens.quiet, position: 'bottom', distance: 4 },
		...sideAt(at, model, plot),
	};
	return [{ ...dot([at, percent], 5, tokens.accent), label }];
}

function overrideMarks(model: TrendModel, tokens: ChartTokens, plot: Plot): object[] {
	return model.overrides.map(({ at, percent, text }) => ({
		coord: [at, percent],
		symbol: 'diamond',
		symbolSize: 9,
		itemStyle: { color: tokens.page, borderColor: tokens.text, borderWidth: 1.2 },
		label: {
			show: text !== '',
			...words(tokens),
			formatter: text,
			color: tokens.text,
			position: 'top',
			distance: 4,
			lineHeight: 12,
			...sideAt(at, model, plot),
		},
	}));
}

function sideAt(at: number, { from, to, now }: TrendModel, { plotWidth }: Plot): object {
	const place = (time: number) => ((time - from) / (to - from)) * plotWidth;
	return labelSide({ mark: place(at), now: place(now) });
}

function nowLine({ now }: TrendModel, tokens: ChartTokens): object {
	return { xAxis: now, label: { show: false }, lineStyle: { color: tokens.quiet, width: 1, type: 'solid' } };
}

function rollLines({ rolls }: TrendModel, tokens: ChartTokens): object[] {
	return rolls.map(({ at }) => ({ xAxis: at, label: { show: false }, lineStyle: { color: tokens.quiet, width: 1, type: [1, 3] } }));
}

/** The words of a line stand upright beside its upper end: those of a mark line would run along it. */
function rollWords(model: TrendModel, tokens: ChartTokens, plot: Plot): object[] {
	return model.rolls.flatMap(({ at, text }) => {
		if (text === '') return [];
		const room = plot.plotWidth * (1 - (at - model.from) / (model.to - model.from));
		const position = room < ROLL_WORDS_PX ? 'left' : 'right';
		const label = { ...words(tokens), formatter: text, color: tokens.quiet, position, offset: [0, 7] };
		return [{ coord: [at, plot.top], symbol: 'circle', symbolSize: 0.1, label }];
	});
}

function lastPoint(line: Line): [number, number] | null {
	const last = line.findLast(([, value]) => value !== null);
	return last && last[1] !== null ? [last[0], last[1]] : null;
}
