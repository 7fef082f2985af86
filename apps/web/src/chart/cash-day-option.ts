import type { EChartsCoreOption } from 'echarts/core';
import { formatStock } from '../format/number.ts';
import type { ChartTokens } from './tokens.ts';

/** The balance of an account through its day; money in the scale that the page shows. */
export interface CashDayModel {
	start: number;
	now: number;
	opening: number;
	minutes: readonly (readonly [at: number, balance: number])[];
	low: { at: number; value: number };
	time(at: number): string;
}

const HOUR = 3_600_000;

/** One step line from the opening balance, with the day's low. */
export function cashDayOption({ start, now, opening, minutes, low, time }: CashDayModel, tokens: ChartTokens): EChartsCoreOption {
	const first = minutes[0]?.[0] ?? now;
	const from = Math.max(start, Math.floor(first / HOUR) * HOUR - HOUR);
	const to = Math.max(Math.ceil(now / HOUR) * HOUR, from + 2 * HOUR);
	const last = minutes.at(-1)?.[1] ?? opening;
	return {
		animation: false,
		grid: { left: 52, right: 12, top: 8, bottom: 18 },
		tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => formatStock(Number(value), 1) },
		xAxis: {
			type: 'value',
			min: from,
			max: to,
			interval: Math.max(1, Math.ceil((to - from) / HOUR / 8)) * HOUR,
			axisLabel: { formatter: time, hideOverlap: true },
			axisPointer: { label: { formatter: ({ value }: { value: number }) => time(value) } },
			splitLine: { show: false },
		},
		yAxis: { type: 'value', scale: true, splitNumber: 3, axisLabel: { formatter: axisAmount } },
		series: [
			{
				id: 'balance',
				type: 'line',
				step: 'end',
				showSymbol: false,
				symbol: 'none',
				sampling: 'minmax',
				lineStyle: { width: 1.5, color: tokens.accent },
				data: [[from, opening], ...minutes, [now, last]],
				markPoint: {
					silent: true,
					data: [
						{
							coord: [Math.max(low.at, from), low.value],
							symbol: 'circle',
							symbolSize: 5,
							itemStyle: { color: tokens.accent },
							label: { show: false },
						},
					],
				},
			},
		],
	};
}

/** An overdrawn balance is in parentheses here as in the table above. */
export const axisAmount = (value: number): string => formatStock(value, String(value).split('.')[1]?.length ?? 0);
