import { StateBadge } from '../ui/state-badge.tsx';
import styles from './header.module.css';
import { useConnectionState } from './use-connection-state.ts';

/** Whether the page hears the server at all, and when it tries again. */
export function ConnectionBadge({ timeZone }: { timeZone: string }) {
	const state = useConnectionState();
	return (
		<span className={styles.connection} data-testid="connection">
			<StateBadge state={state} timeZone={timeZone} />
			{state.kind === 'disconnected' && state.retryIn !== null ? (
				<strong className={styles.retry}>, retry in {Math.ceil(state.retryIn / 1_000)} s</strong>
			) : null}
		</span>
	);
}
