import styles from './rejected-page.module.css';
import { RejectedPanes } from './rejected-panes.tsx';

/** Every desk message that could not become a trade: why, where in the message, the message whole, and its mending and replay. */
export function RejectedPage() {
	return (
		<div className={styles.page}>
			<h1 className="visually-hidden">Rejected messages</h1>
			<RejectedPanes />
		</div>
	);
}
