import { type ClosedDay, formatDay } from '@tideline/domain';
import { Link } from 'react-router';
import { formatPercent, formatPoints, pointsBetween } from '../../format/ratio.ts';
import { formatCalendarDay, formatShortDateTime, formatUtc } from '../../format/time.ts';
import { useClosedDays } from '../../query/closed-days.ts';
import { shortOverrideId } from '../../query/overrides.ts';
import facts from '../../ui/facts.module.css';
import { Pane } from '../../ui/pane.tsx';
import { useViewState } from '../../view/view-state.ts';
import styles from './closed-facts-pane.module.css';

/** When a closed day began and ended, what decided about it, how it compares with the day before, and what is not kept of it. */
export function ClosedFactsPane({ entityId, closed, timeZone }: { entityId: string; closed: ClosedDay; timeZone: string }) {
	const { search } = useViewState();
	const { data } = useClosedDays(entityId);
	const date = formatDay(closed.date);
	const before = data?.days.find((day) => day.date < date);
	const change = pointsBetween(before?.lcr ?? null, closed.lcr.lcr);
	const moment = (at: number) => <span title={formatUtc(at)}>{formatShortDateTime(at, at, timeZone)}</span>;
	return (
		<Pane title="The day" state={{ kind: 'closed', day: closed.date }} timeZone={timeZone}>
			<dl className={facts.facts}>
				<dt>Business date</dt>
				<dd>{formatCalendarDay(closed.date)}</dd>
				<dt>Opened</dt>
				<dd>{closed.openedAt === null ? 'with the first of its entities' : moment(closed.openedAt)}</dd>
				<dt>Closed</dt>
				<dd>{moment(closed.closedAt)}</dd>
				<dt>Day before</dt>
				<dd>
					{before === undefined
						? 'not kept'
						: `${formatPercent(before.lcr)} %${change === null ? '' : `, ${formatPoints(change)} pts since`}`}
				</dd>
				<dt>Overrides</dt>
				<dd>
					{closed.overrides.length === 0 ? (
						'none in force'
					) : (
						<Link to={{ pathname: '/overrides', search }}>
							{closed.overrides.length} in force: {closed.overrides.map(shortOverrideId).join(', ')}
						</Link>
					)}
				</dd>
			</dl>
			<p className={styles.note}>
				Late trades and payments for this day count in the days after it. Drag a span on the trend to see what moved the ratio, which is
				kept for a week. Positions and trades are not kept for a closed day; the pages beside this one show what is now.
			</p>
		</Pane>
	);
}
