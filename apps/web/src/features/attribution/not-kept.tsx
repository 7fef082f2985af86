import { Button } from '@salt-ds/core';
import { formatMinuteOf, zoneCity } from '../../format/time.ts';
import { useKeptAttribution } from '../../query/attribution.ts';
import { failureOf } from '../../query/query-failure.ts';
import { Failure } from '../../ui/failure.tsx';
import type { Span } from '../../view/span.ts';
import styles from './attribution-panel.module.css';
import type { Zone } from './zone.ts';

const MINUTE = 60_000;

interface NotKeptProps {
	entityId: string;
	/** The one that was refused. */
	span: Span;
	zone: Zone;
	onSpan(span: Span): void;
}

/** Why a span has no causes: it lies before what is kept, or nothing was measured in it; and what of it there is. */
export function NotKept({ entityId, span, zone: { timeZone, day }, onSpan }: NotKeptProps) {
	const answer = useKeptAttribution(entityId);
	const failure = failureOf(answer);
	const kept = answer.data;
	if (failure !== null) return <Failure error={failure.error} at={failure.at} timeZone={timeZone} onRetry={failure.retry} />;
	if (kept === undefined) return null;
	const since = `${formatMinuteOf(kept.from, day, timeZone)} ${zoneCity(timeZone)} time`;
	const from = Math.ceil(kept.from / MINUTE) * MINUTE;
	if (span.from >= kept.from)
		return (
			<p className={styles.exact} role="status">
				{span.from >= kept.to ? 'Nothing has been measured in this span yet.' : 'Nothing was measured in this span: the log was silent.'}
			</p>
		);
	return (
		<p className={styles.exact} role="status">
			What moved the ratio is kept for a week of minutes, here since {since}.{' '}
			{span.to <= from ? (
				'This span lies before that: the trend has its ratio, nothing its causes.'
			) : (
				<>
					This span begins before that.{' '}
					<Button appearance="bordered" sentiment="neutral" onClick={() => onSpan({ from, to: span.to })}>
						Show it from there
					</Button>
				</>
			)}
		</p>
	);
}
