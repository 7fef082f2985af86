import type { Limits } from '@tideline/domain';
import { type ReactNode, useCallback } from 'react';
import { gaugePoint } from '../chart/gauge-geometry.ts';
import { gaugeOption } from '../chart/gauge-option.ts';
import { LazyChart } from '../chart/lazy-chart.tsx';
import type { ChartTokens } from '../chart/tokens.ts';
import { limitPercent } from '../format/limit-words.ts';
import { roundTo } from '../format/number.ts';
import { clsx } from '../ui/class-names.ts';
import { useWide } from '../ui/use-wide.ts';
import styles from './gauge.module.css';

/** Distance of the labels from the outer arc, px. */
const LABEL_GAP = 16;
/** The middle of a label at the top of the arc, px from the edge of the pane's body, which would cut it. */
const LABEL_TOP = 8;

/** The ratio on its scale with the limits around it; the figure itself stands in the middle as text. */
export function Gauge({
	percent,
	limits,
	quiet,
	small = false,
	children,
}: {
	percent: number | null;
	limits: Limits | null;
	quiet: boolean;
	/** As tall as a column has room for. */
	small?: boolean;
	children: ReactNode;
}) {
	const wide = useWide();
	const radius = small ? 78 : wide ? 142 : 110;
	const centreY = small ? 104 : wide ? 178 : 139;
	const regulatory = limits ? limitPercent(limits, 'regulatory') : 100;
	const earlyWarning = limits ? limitPercent(limits, 'earlyWarning') : 110;
	const internal = limits ? limitPercent(limits, 'internal') : 115;
	const option = useCallback(
		(tokens: ChartTokens) => gaugeOption({ percent, limits: { regulatory, earlyWarning, internal }, quiet, radius, centreY }, tokens),
		[percent, regulatory, earlyWarning, internal, quiet, radius, centreY],
	);
	const label = percent === null ? 'LCR gauge, no ratio' : `LCR gauge, ${roundTo(percent, 1)} % on a scale from 80 to 160 %`;
	const marks = [
		{ at: regulatory, tone: styles.error },
		{ at: earlyWarning, tone: styles.warning },
		{ at: internal, tone: styles.warning },
	];
	return (
		<div className={styles.gauge} style={{ height: centreY + radius * 0.42 + 28 }}>
			<LazyChart option={option} label={label} />
			{marks.map(({ at, tone }) => (
				<Mark key={at} at={at} radius={radius * 1.11 + LABEL_GAP} centreY={centreY} className={clsx(styles.limit, tone)} />
			))}
			<Mark at={80} radius={radius * 0.97} centreY={centreY + 14} className={styles.end} />
			<Mark at={160} radius={radius * 0.97} centreY={centreY + 14} className={styles.end} />
			<div className={styles.figure} style={{ top: centreY - (small ? 20 : wide ? 46 : 40) }}>
				{children}
			</div>
		</div>
	);
}

function Mark({ at, radius, centreY, className }: { at: number; radius: number; centreY: number; className: string | undefined }) {
	const { x, y } = gaugePoint(at, radius);
	return (
		<span
			className={clsx(styles.mark, className)}
			style={{ left: `calc(50% + ${x}px)`, top: Math.max(LABEL_TOP, centreY + y) }}
			aria-hidden="true"
		>
			{roundTo(at, 2)}
		</span>
	);
}
