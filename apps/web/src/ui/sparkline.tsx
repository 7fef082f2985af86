import styles from './sparkline.module.css';
import { sparklinePath } from './sparkline-path.ts';

export interface SparklineProps {
	values: readonly number[];
	width?: number;
	height?: number;
	/** Drawn dashed when the line is near it or under it. */
	limit?: number | null;
	label: string;
}

/** A day in a few square centimetres: the line, its end, and a limit that is near. */
export function Sparkline({ values, width = 86, height = 22, limit = null, label }: SparklineProps) {
	if (values.length < 2) return <svg width={width} height={height} role="img" aria-label={`${label}: no data yet`} />;
	const { path, end, limitY } = sparklinePath(values, { width, height, limit });
	return (
		<svg className={styles.sparkline} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
			{limitY === null ? null : <path className={styles.limit} d={`M0 ${limitY}H${width}`} />}
			<path className={styles.line} d={path} />
			<circle className={styles.end} cx={end.x} cy={end.y} r="1.8" />
		</svg>
	);
}
