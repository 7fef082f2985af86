import { assertNever } from '@tideline/domain';
import { formatCount } from '../format/number.ts';
import { formatAge, formatCalendarDay, formatMoment, formatTime, formatUtc } from '../format/time.ts';
import type { PaneState } from '../stream/pane-state.ts';
import { Badge } from './badge.tsx';
import styles from './state-badge.module.css';

/** The state of a panel in its head: shape, colour and words. */
export function StateBadge({ state, timeZone, age = false }: { state: PaneState; timeZone: string; age?: boolean }) {
	switch (state.kind) {
		case 'none':
			return null;
		case 'live':
			return (
				<Badge shape="dot" tone="live">
					{age && state.age !== null ? `Live, ${formatAge(state.age)}` : 'Live'}
				</Badge>
			);
		case 'catching-up':
			return (
				<Badge shape="ring" tone="accent">
					{state.behind === null ? 'Catching up' : `Catching up, ${formatCount(state.behind)} behind`}
				</Badge>
			);
		case 'stale':
			return (
				<span title={formatUtc(state.since)}>
					<Badge shape="warning" tone="warning" strong>
						Stale<span className={styles.when}> since {formatMoment(state.since, state.since + state.age, timeZone)}</span>
					</Badge>
				</span>
			);
		case 'disconnected':
			return (
				<span title={formatUtc(state.since)}>
					<Badge shape="cross" tone="error" strong>
						Disconnected<span className={styles.when}> since {formatTime(state.since, timeZone)}</span>
					</Badge>
				</span>
			);
		case 'closed':
			return (
				<Badge shape="square" tone="warning" strong>
					Closed<span className={styles.when}> {formatCalendarDay(state.day)}</span>
				</Badge>
			);
		case 'loading':
			return (
				<Badge shape="dot" tone="quiet">
					Loading
				</Badge>
			);
		case 'error':
			return (
				<Badge shape="warning" tone="error" strong>
					Failed at {formatTime(state.at, timeZone)}
				</Badge>
			);
		default:
			return assertNever(state);
	}
}
