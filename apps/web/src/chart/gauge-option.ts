import type { EChartsCoreOption } from 'echarts/core';
import { END_ANGLE, GAUGE_MAX, GAUGE_MIN, gaugeShare, START_ANGLE } from './gauge-geometry.ts';
import { type ChartTokens, withAlpha } from './tokens.ts';

export interface GaugeModel {
	/** Per cent; null when there is no ratio. */
	percent: number | null;
	/** Limits in per cent, lowest first. */
	limits: { regulatory: number; earlyWarning: number; internal: number };
	/** As last known, not as current. */
	quiet: boolean;
	/** Radius of the value's arc and the height of the centre, px. */
	radius: number;
	centreY: number;
}

const VALUE_WIDTH = 12;
const LIMIT_WIDTH = 3;
const CHEVRON = 'path://M0 6 L6 0 L12 6 L10 8 L6 4 L2 8 Z';

/** Inner arc: the ratio. Outer arc: the limits. Figures and labels are HTML around it. */
export function gaugeOption({ percent, limits, quiet, radius, centreY }: GaugeModel, tokens: ChartTokens): EChartsCoreOption {
	const share = percent === null ? 0 : gaugeShare(percent);
	const shared = {
		type: 'gauge',
		min: GAUGE_MIN,
		max: GAUGE_MAX,
		startAngle: START_ANGLE,
		endAngle: END_ANGLE,
		center: ['50%', centreY],
		axisTick: { show: false },
		splitLine: { show: false },
		axisLabel: { show: false },
		detail: { show: false },
		title: { show: false },
		silent: true,
	};
	const value = quiet ? tokens.quiet : tokens.accentFill;
	return {
		animation: false,
		series: [
			{
				...shared,
				id: 'ratio',
				radius: radius * 1.02,
				axisLine: {
					lineStyle: {
						width: VALUE_WIDTH,
						color: [
							[share, value],
							[1, withAlpha(tokens.quiet, 0.22)],
						],
					},
				},
				pointer: {
					show: percent !== null,
					icon: percent !== null && percent > GAUGE_MAX ? CHEVRON : 'triangle',
					length: 9,
					width: 9,
					offsetCenter: [0, -(radius * 1.02 - VALUE_WIDTH - 13)],
					itemStyle: { color: quiet ? tokens.quiet : tokens.text },
				},
				anchor: { show: false },
				data: [{ value: Math.min(GAUGE_MAX, Math.max(GAUGE_MIN, percent ?? GAUGE_MIN)) }],
			},
			{
				...shared,
				id: 'limits',
				radius: radius * 1.11,
				axisLine: {
					lineStyle: {
						width: LIMIT_WIDTH,
						color: [
							[gaugeShare(limits.regulatory), tokens.error],
							[gaugeShare(limits.earlyWarning), tokens.warning],
							[gaugeShare(limits.internal), withAlpha(tokens.warning, 0.5)],
							[1, 'transparent'],
						],
					},
				},
				pointer: { show: false },
				anchor: { show: false },
				data: [{ value: GAUGE_MIN }],
			},
		],
	};
}
