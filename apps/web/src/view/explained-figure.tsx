import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type ExplainPath, explainLink } from './explain-link.ts';
import styles from './explained-figure.module.css';
import { useViewState } from './view-state.ts';

/** A figure that opens its explanation. `what` says on hover which figure it is. */
export function ExplainedFigure({ what, step, children }: { what: string; step: Partial<ExplainPath>; children: ReactNode }) {
	const { search, date } = useViewState();
	// What is behind a closed day's figures is not looked up: a link would lead to those of now.
	if (date !== null) return children;
	return (
		<Link className={styles.figure} to={explainLink(search, step)} title={`Explain ${what}`}>
			{children}
		</Link>
	);
}
