import { Button } from '@salt-ds/core';
import type { Entity } from '@tideline/api';
import { type ClosedDay, formatDay, parseDay } from '@tideline/domain';
import type { ReactNode } from 'react';
import { formatCalendarDay, formatShortDateTime, zoneCity } from '../../format/time.ts';
import { useClosedDay } from '../../query/closed-days.ts';
import { failedState } from '../../query/failed-state.ts';
import { Badge } from '../../ui/badge.tsx';
import { Pane } from '../../ui/pane.tsx';
import { ClosedDayContext } from '../../view/closed-day-context.ts';
import { openingOf } from '../../view/use-shown-day.ts';
import { useViewState } from '../../view/view-state.ts';
import { ClosedCashPane } from './closed-cash-pane.tsx';
import { ClosedFactsPane } from './closed-facts-pane.tsx';
import styles from './closed-overview.module.css';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import { OverviewPanes } from './overview-panes.tsx';

/** The overview of a business day that is over: the same panes from what was kept when it closed, read only and marked so. */
export function ClosedOverview({ entityId, entity, date, lower }: OverviewPaneProps & { date: string; lower: ReactNode }) {
	const { change } = useViewState();
	const { data: closed, error, errorUpdatedAt, refetch } = useClosedDay(entityId, date);
	const timeZone = entity?.timeZone ?? 'UTC';
	const day = formatCalendarDay(parseDay(date));
	const shown = entity && closed ? entityOf(entity, closed) : null;
	return (
		<div className={styles.page}>
			<h1 className="visually-hidden">
				Closed {day}: overview of {entity?.name ?? entityId}
			</h1>
			<div className={styles.banner} role="status">
				<Badge shape="square" tone="warning" strong>
					Closed {day}
				</Badge>
				<span>
					{closed
						? `As the figures stood when the next business day began, ${formatShortDateTime(closed.closedAt, closed.closedAt, timeZone)} ${zoneCity(timeZone)} time. Read only.`
						: error
							? 'This day cannot be shown.'
							: 'The day is being read.'}
				</span>
				<Button appearance="bordered" onClick={() => change({ date: null })}>
					Back to now
				</Button>
			</div>
			{closed && shown ? (
				<ClosedDayContext value={closed}>
					<OverviewPanes
						entityId={entityId}
						entity={shown}
						beside={<ClosedFactsPane entityId={entityId} closed={closed} timeZone={timeZone} />}
						cash={<ClosedCashPane closed={closed} timeZone={timeZone} />}
						lower={lower}
					/>
				</ClosedDayContext>
			) : (
				<Pane
					title={`Closed ${day}`}
					state={error ? failedState(error, errorUpdatedAt) : { kind: 'loading', waitingFor: null }}
					timeZone={timeZone}
					onRetry={() => void refetch()}
				>
					{null}
				</Pane>
			)}
		</div>
	);
}

/** The entity as it was on that day: its business day and limits. */
function entityOf(entity: Entity, { date, openedAt, limits }: ClosedDay): Entity {
	const opened = openingOf({ date, openedAt }, entity.timeZone);
	return { ...entity, limits, businessDate: formatDay(date), openedAt: new Date(opened).toISOString() };
}
