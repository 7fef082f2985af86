import { EVERY_FEED, usePaneState } from '../stream/use-pane-state.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import styles from './header.module.css';
import { useConnectionState } from './use-connection-state.ts';

/** Whether the page hears the server at all, and when it tries again; and since when, if the server itself hears no feed any more. */
export function ConnectionBadge({ timeZone }: { timeZone: string }) {
	const connection = useConnectionState();
	const data = usePaneState('feeds', EVERY_FEED);
	const state = connection.kind === 'live' && data.kind === 'stale' ? data : connection;
	return (
		<span className={styles.connection} data-testid="connection">
			<StateBadge state={state} timeZone={timeZone} />
			{state.kind === 'disconnected' && state.retryIn !== null ? (
				<strong className={styles.retry}>, retry in {Math.ceil(state.retryIn / 1_000)} s</strong>
			) : null}
		</span>
	);
}
