import { Button } from '@salt-ds/core';
import { formatAge, formatMoment } from '../format/time.ts';
import type { PaneState } from '../stream/pane-state.ts';
import { useStreamClient } from '../stream/stream-context.tsx';
import styles from './pane-note.module.css';

/** One line under the figures of a panel that are not current: what is wrong, for how long, and what can be done. */
export function PaneNote({ state, timeZone, onRetry }: { state: PaneState; timeZone: string; onRetry?: (() => void) | undefined }) {
	const client = useStreamClient();
	switch (state.kind) {
		case 'stale':
			return (
				<p className={styles.warning} role="status">
					{state.old
						? `The newest event is of ${formatMoment(state.since, state.since + state.age, timeZone)}, ${formatAge(state.age)} ago.`
						: state.feed === null
							? `No word from the server for ${formatAge(state.age)}.`
							: `${state.feed}: last record ${formatMoment(state.since, state.since + state.age, timeZone)}, ${formatAge(state.age)} ago.`}
				</p>
			);
		case 'catching-up':
			return (
				<p className={styles.accent} role="status">
					{state.behind === null ? `Taking a new snapshot: ${state.why}.` : `${state.why} is being read.`}
				</p>
			);
		case 'disconnected':
			return (
				<p className={styles.error}>
					No connection for {formatAge(state.age)}.{' '}
					{state.retryIn === null ? 'Trying now.' : `Trying again in ${Math.ceil(state.retryIn / 1_000)} s.`}{' '}
					<button type="button" className={styles.inline} onClick={client.retryNow}>
						Retry now
					</button>
				</p>
			);
		case 'error':
			return (
				<div>
					<p>
						<span className={styles.error}>{state.title}</span> {state.id === null ? null : `Problem id ${state.id}.`}
					</p>
					<p className={styles.actions}>
						{onRetry ? (
							<Button appearance="bordered" sentiment="neutral" onClick={onRetry}>
								Retry
							</Button>
						) : null}
						<Button
							appearance="transparent"
							sentiment="accented"
							onClick={() => void navigator.clipboard.writeText(`${state.title} ${state.id ?? ''} ${new Date(state.at).toISOString()}`)}
						>
							Copy details
						</Button>
					</p>
				</div>
			);
		case 'loading':
			return state.waitingFor === null ? null : <p className={styles.quiet}>Waiting for the server to send {state.waitingFor}.</p>;
		case 'live':
		case 'closed':
		case 'none':
			return null;
	}
}
