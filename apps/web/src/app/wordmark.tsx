import { Link } from 'react-router';
import { useViewState } from '../view/view-state.ts';
import styles from './header.module.css';

/** Name of the product, and the way home. */
export function Wordmark() {
	const { search } = useViewState();
	return (
		<Link className={styles.wordmark} to={{ pathname: '/', search }}>
			<svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
				<path
					d="M1 4.4c2.7-3.2 5.3-3.2 8 0s5.3 3.2 8 0M1 9c2.7-3.2 5.3-3.2 8 0s5.3 3.2 8 0"
					fill="none"
					stroke="currentColor"
					strokeWidth="1.6"
					strokeLinecap="round"
				/>
			</svg>
			<span>Tideline</span>
		</Link>
	);
}
