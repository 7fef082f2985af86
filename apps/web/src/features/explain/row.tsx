import type { ReactNode } from 'react';
import { clsx } from '../../ui/class-names.ts';
import { Shape } from '../../ui/shape.tsx';
import styles from './explain-page.module.css';

export interface RowProps {
	name: ReactNode;
	/** On hover, all of the name. */
	hint?: string | undefined;
	/** Between name and figure. */
	detail?: ReactNode;
	figure: ReactNode;
	selected?: boolean;
	total?: boolean;
	quiet?: boolean;
	/** Without it the row opens nothing. */
	onOpen?: (() => void) | undefined;
}

/** A row of a step; one that opens the next step is a button. */
export function Row({ name, hint, detail, figure, selected = false, total = false, quiet = false, onOpen }: RowProps) {
	const cells = (
		<>
			<span className={styles.name} title={hint}>
				{name}
			</span>
			<span className={styles.detail}>{detail}</span>
			<span className={styles.figure}>{figure}</span>
			{onOpen ? <Shape name="chevron-right" tone="quiet" className={styles.chevron} /> : <i className={styles.chevron} />}
		</>
	);
	const className = clsx(styles.row, selected && styles.selected, total && styles.total, quiet && styles.quiet);
	return (
		<li>
			{onOpen ? (
				<button type="button" className={className} aria-current={selected} onClick={onOpen} data-row>
					{cells}
				</button>
			) : (
				<div className={className}>{cells}</div>
			)}
		</li>
	);
}

/** The rows of a step that is on its way. */
export function LoadingRows() {
	return (
		<ul aria-hidden="true">
			{[0, 1, 2, 3].map((index) => (
				<li key={index} className={styles.loading}>
					<i />
				</li>
			))}
		</ul>
	);
}
