import { useCallback } from 'react';
import { type LadderModel, ladderHeights, ladderOption } from '../../chart/ladder-option.ts';
import { LazyChart } from '../../chart/lazy-chart.tsx';
import type { ChartTokens } from '../../chart/tokens.ts';
import { clsx } from '../../ui/class-names.ts';
import styles from './ladder-page.module.css';

/** Height of the lower chart, px, from which its legend has room between its lines. */
const ROOMY = 72;

export interface LadderChartsProps {
	/** Null while the ladder is read. */
	model: LadderModel | null;
	/** `USD bn`. */
	unit: string;
	height: number;
	label: string;
}

/** Gap and capacity, and the flows of each day below them, on the columns of the matrix. */
export function LadderCharts({ model, unit, height, label }: LadderChartsProps) {
	const option = useCallback(
		(tokens: ChartTokens, size: { width: number; height: number }) => (model === null ? {} : ladderOption(model, tokens, size)),
		[model],
	);
	const { upper, lower } = ladderHeights(height);
	return (
		<div className={styles.chart} style={{ height }}>
			{model === null ? null : <LazyChart option={option} label={label} />}
			<p className={styles.chartTitle} style={{ top: upper.top - 4 }}>
				Cumulative, {unit}
			</p>
			<div className={clsx(styles.chartTitle, lower.height < ROOMY && styles.tight)} style={{ top: lower.top - 4 }}>
				<p>Day, {unit}</p>
				<p className={styles.legend}>
					<i className={clsx(styles.key, styles.keyIn)} /> inflows
				</p>
				<p className={styles.legend}>
					<i className={clsx(styles.key, styles.keyOut)} /> outflows
				</p>
				<p className={styles.legend}>
					<i className={clsx(styles.key, styles.keyNet)} /> net
				</p>
			</div>
		</div>
	);
}
