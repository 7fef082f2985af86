import { formatCount } from '../../format/number.ts';
import { formatTime, formatUtc } from '../../format/time.ts';
import { useOverrideReversal } from '../../query/overrides.ts';
import { catchingUp } from '../../query/problem-error.ts';
import { ReadingDay } from '../../ui/reading-day.tsx';
import { useViewState } from '../../view/view-state.ts';
import { effectScale } from '../reclassify/effect-scale.ts';
import { EffectTable } from '../reclassify/effect-table.tsx';
import styles from './overrides-page.module.css';
import { reversalColumns } from './reversal-columns.ts';

/** Numerator, denominator and ratio now and without the override, recomputed while its reversal is being confirmed. */
export function ReversalEffect({ overrideId, entityId, timeZone }: { overrideId: string; entityId: string; timeZone: string }) {
	const { data, error, failureReason } = useOverrideReversal(overrideId);
	const scale = effectScale(useViewState().scale);
	const columns = data ? reversalColumns(data.entities, entityId) : [];
	const sequence = columns.at(-1)?.sequence;
	return (
		<section className={styles.section} aria-label="Effect if reversed now" aria-busy={!data && !error}>
			<header className={styles.sectionHead}>
				<h3>Effect if reversed now</h3>
				<span className={styles.grow} />
				{data && sequence !== undefined ? (
					<span className={styles.hint} title={formatUtc(data.computedAt)}>
						recomputed {formatTime(data.computedAt, timeZone)}, seq {formatCount(sequence)}
					</span>
				) : null}
			</header>
			{columns.length > 0 ? <EffectTable columns={columns} scale={scale} stale={error !== null} /> : null}
			{data && columns.length === 0 ? <p className={styles.hint}>No figure moves: it changes none now.</p> : null}
			{data || error ? null : <p className={styles.hint}>{catchingUp(failureReason) === null ? 'Computing.' : ''}</p>}
			{data ? null : <ReadingDay reason={failureReason} />}
			{error ? (
				<p className={styles.fault} role="alert">
					{error.message}
				</p>
			) : null}
		</section>
	);
}
