import { formatPercent, formatPoints, pointsBetween } from '../../format/ratio.ts';
import { isQuiet } from '../../stream/pane-state.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';
import { clsx } from '../../ui/class-names.ts';
import styles from './inbox.module.css';

/** What all overrides in force do to the ratio of the entity together: as adjusted less as booked. */
export function InForceSum({ entityId }: { entityId: string }) {
	const stream = `lcr:${entityId}` as const;
	const lcr = useStream(stream).rows.get(entityId);
	const quiet = isQuiet(usePaneState(stream));
	if (!lcr) return null;
	const points = pointsBetween(lcr.booked.lcr, lcr.lcr);
	return (
		<dl className={clsx(styles.sum, quiet && styles.quiet)}>
			<dt>As adjusted</dt>
			<dd>{formatPercent(lcr.lcr, 2)} %</dd>
			<dt>As booked</dt>
			<dd>{formatPercent(lcr.booked.lcr, 2)} %</dd>
			<dt className={styles.total}>{lcr.overridesInForce === 1 ? '1 in force' : `${lcr.overridesInForce} in force`}</dt>
			<dd className={styles.total}>{points === null ? 'n/a' : `${formatPoints(points)} pts`}</dd>
		</dl>
	);
}
