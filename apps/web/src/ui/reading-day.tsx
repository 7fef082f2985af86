import { catchingUp } from '../query/problem-error.ts';
import { Badge } from './badge.tsx';
import styles from './pane-note.module.css';

/** Said in place of trades and payments while the server is still reading them: how far it is. Nothing for any other reason, or none. */
export function ReadingDay({ reason }: { reason: Error | null }) {
	const detail = catchingUp(reason);
	if (detail === null) return null;
	return (
		<p className={styles.quiet} role="status">
			<Badge shape="ring" tone="accent">
				Catching up
			</Badge>{' '}
			{detail}
		</p>
	);
}
