import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useMemo, useRef } from 'react';
import { useThemeMode } from '../ui/theme-mode.ts';
import { init } from './echarts.ts';
import { chartTheme } from './theme.ts';
import { type ChartTokens, readTokens } from './tokens.ts';

export interface ChartProps {
	/** Builds the option from the tokens of the mode; must change its identity when the picture does. */
	option(tokens: ChartTokens, size: { width: number; height: number }): EChartsCoreOption;
	/** What the picture shows, for those who do not see it. */
	label: string;
}

/** A chart that fills its box. It lives as long as the component and the colour mode; data replaces in place, nothing moves. */
export function Chart({ option, label }: ChartProps) {
	const box = useRef<HTMLDivElement>(null);
	const chart = useRef<EChartsType | null>(null);
	const { mode } = useThemeMode();
	const build = useRef(option);
	build.current = option;
	const draw = useMemo(
		() => () => {
			const instance = chart.current;
			if (!instance) return;
			const size = { width: instance.getWidth(), height: instance.getHeight() };
			instance.setOption(build.current(readTokens(), size), { lazyUpdate: true, silent: true, replaceMerge: ['series'] });
		},
		[],
	);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with the mode, so the chart is built anew
	useEffect(
		function liveWithTheMode() {
			const element = box.current;
			if (!element) return;
			const instance = init(element, chartTheme(readTokens()), { renderer: 'canvas' });
			chart.current = instance;
			draw();
			const observer = new ResizeObserver(() => {
				instance.resize({ silent: true });
				draw();
			});
			observer.observe(element);
			return () => {
				observer.disconnect();
				chart.current = null;
				instance.dispose();
			};
		},
		[draw, mode],
	);
	// biome-ignore lint/correctness/useExhaustiveDependencies: drawing reads the option from the ref
	useEffect(
		function drawAnew() {
			draw();
		},
		[draw, option],
	);
	return <div ref={box} role="img" aria-label={label} style={{ width: '100%', height: '100%' }} />;
}
