import type { Ratio } from '@tideline/domain';
import { formatPercent, formatPoints, pointsBetween } from '../../format/ratio.ts';
import { formatMinute, formatUtc } from '../../format/time.ts';
import { Shape } from '../../ui/shape.tsx';
import { ExplainedFigure } from '../../view/explained-figure.tsx';
import { type DayPoint, lowOf, pointAt } from './day-points.ts';
import styles from './hero.module.css';

const HOUR = 3_600_000;

/** The figure, its change in the hour before, and the lowest of its day. `points` is null where the day is not known. */
export function Hero({
	ratio,
	points,
	lowWords,
	hourWords,
	timeZone,
}: {
	ratio: Ratio | null;
	points: readonly DayPoint[] | null;
	/** `Low today`, or of which day. */
	lowWords: string;
	/** Which hour the change is of. */
	hourWords: string;
	timeZone: string;
}) {
	const low = points ? lowOf(points) : null;
	return (
		<>
			<p className={styles.ratio} data-testid="lcr">
				{ratio ? (
					<ExplainedFigure what="the LCR" step={{}}>
						{formatPercent(ratio.lcr)}
						{ratio.lcr === null ? null : <small>%</small>}
					</ExplainedFigure>
				) : (
					'–'
				)}
			</p>
			<p className={styles.line}>{ratio && points ? <LastHour ratio={ratio} points={points} words={hourWords} /> : null}</p>
			<p className={styles.line} title={low ? formatUtc(low.at) : undefined}>
				{low ? `${lowWords} ${formatPercent(low.lcr)} at ${formatMinute(low.at, timeZone)}` : null}
			</p>
			{ratio?.lcr === null ? <p className={styles.line}>no net outflow in the next 30 days</p> : null}
		</>
	);
}

function LastHour({ ratio, points, words }: { ratio: Ratio; points: readonly DayPoint[]; words: string }) {
	const now = points.at(-1);
	const before = now ? pointAt(points, now.at - HOUR) : null;
	const change = pointsBetween(before?.lcr ?? null, ratio.lcr);
	if (change === null) return null;
	const tone = change > 0 ? 'up' : change < 0 ? 'down' : 'quiet';
	return (
		<>
			{tone === 'quiet' ? null : <Shape name={tone} tone={tone} />} <strong className={styles[tone]}>{formatPoints(change)} pts</strong>{' '}
			{words}
		</>
	);
}
