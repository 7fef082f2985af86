import type { ChartTokens } from './tokens.ts';

/** The one theme of every chart. */
export function chartTheme({ text, quiet, line, page, font }: ChartTokens): object {
	const axis = {
		axisLine: { show: false, lineStyle: { color: line } },
		axisTick: { show: false },
		axisLabel: { color: quiet, fontSize: 10, fontFamily: font },
		splitLine: { lineStyle: { color: line, width: 1 } },
	};
	return {
		backgroundColor: 'transparent',
		textStyle: { fontFamily: font, fontSize: 10, color: quiet },
		valueAxis: axis,
		timeAxis: axis,
		tooltip: {
			backgroundColor: page,
			borderColor: line,
			borderRadius: 0,
			padding: [4, 8],
			textStyle: { color: text, fontFamily: font, fontSize: 11 },
			axisPointer: { lineStyle: { color: quiet, width: 1, type: 'solid' } },
		},
	};
}
