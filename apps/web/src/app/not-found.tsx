import { Link } from 'react-router';
import styles from '../ui/message.module.css';

/** An address without a page. */
export function NotFound() {
	return (
		<div className={styles.message}>
			<h2>There is no such page.</h2>
			<p>
				<Link to="/">Go to the overview</Link>
			</p>
		</div>
	);
}
