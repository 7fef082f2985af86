import { roundTo } from '../../format/number.ts';
import styles from './what-if-page.module.css';

/** Ends of the scale, per cent: those of the gauge. */
const FROM = 80;
const TO = 160;
const LABEL_ROOM = 7;

const share = (percent: number): number => Math.min(100, Math.max(0, ((percent - FROM) / (TO - FROM)) * 100));

export interface RatioBarProps {
	before: number | null;
	after: number | null;
	limits: { internal: number; earlyWarning: number; regulatory: number } | null;
}

/** Before and after on the scale of the gauge; what is lost is hatched, what is won is lighter. */
export function RatioBar({ before, after, limits }: RatioBarProps) {
	if (before === null || after === null) return null;
	const [low, high] = [Math.min(before, after), Math.max(before, after)];
	const marks = limits
		? [
				{ at: limits.regulatory, text: `${roundTo(limits.regulatory, 2)} regulatory`, tone: styles.regulatory, end: true },
				{ at: limits.earlyWarning, text: `${roundTo(limits.earlyWarning, 2)}`, tone: styles.earlyWarning, end: true },
				{ at: limits.internal, text: `${roundTo(limits.internal, 2)} internal`, tone: styles.internal, end: false },
			]
		: [];
	const label = `LCR ${roundTo(after, 1)} % after, ${roundTo(before, 1)} % before, on a scale from 80 to 160 %`;
	const apart = Math.abs(share(before) - share(after)) > LABEL_ROOM * 2;
	return (
		<div className={styles.bar} role="img" aria-label={label}>
			<div className={styles.barLabels}>
				<strong style={{ left: `${Math.max(LABEL_ROOM, share(after))}%` }}>after {roundTo(after, 1).toFixed(1)}</strong>
				{apart ? <span style={{ left: `${share(before)}%` }}>before {roundTo(before, 1).toFixed(1)}</span> : null}
			</div>
			<div className={styles.track}>
				<i className={styles.fill} style={{ width: `${share(low)}%` }} />
				<i
					className={after < before ? styles.lost : styles.won}
					style={{ left: `${share(low)}%`, width: `${share(high) - share(low)}%` }}
				/>
			</div>
			<div className={styles.bands}>
				{limits ? (
					<>
						<i className={styles.bandError} style={{ width: `${share(limits.regulatory)}%` }} />
						<i
							className={styles.bandWarning}
							style={{ left: `${share(limits.regulatory)}%`, width: `${share(limits.internal) - share(limits.regulatory)}%` }}
						/>
					</>
				) : null}
			</div>
			<div className={styles.barMarks}>
				<span style={{ left: 0 }}>{FROM}</span>
				{marks.map(({ at, text, tone, end }) => (
					<span key={text} className={tone} style={end ? { right: `${100 - share(at)}%` } : { left: `${share(at)}%` }}>
						{text}
					</span>
				))}
				<span style={{ right: 0 }}>{TO} %</span>
			</div>
		</div>
	);
}
