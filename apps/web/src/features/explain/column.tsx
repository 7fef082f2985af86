import { type ReactNode, useId } from 'react';
import { Shape } from '../../ui/shape.tsx';
import styles from './explain-page.module.css';

export interface ColumnProps {
	/** Small, above the title. */
	kind: ReactNode;
	title: ReactNode;
	/** Beside the title, in secondary. */
	note?: ReactNode;
	/** At the right of the head. */
	tools?: ReactNode;
	/** Null while it is not known. */
	foot: { words: ReactNode; sum: ReactNode; ties: boolean } | null;
	children: ReactNode;
}

/** One step: what is opened and its figure, the rows behind it, and at the foot that they add up to it. */
export function Column({ kind, title, note, tools, foot, children }: ColumnProps) {
	const id = useId();
	return (
		<section className={styles.column} aria-labelledby={id} aria-busy={foot === null}>
			<header className={styles.head}>
				<p className={styles.kind}>
					<span>{kind}</span>
					{tools == null ? null : <span className={styles.tools}>{tools}</span>}
				</p>
				<h2 id={id} className={styles.title}>
					{title} <small className={styles.titleNote}>{note}</small>
				</h2>
			</header>
			<div className={styles.body}>{children}</div>
			<footer className={styles.foot}>
				{foot === null ? null : (
					<>
						<Shape name={foot.ties ? 'check' : 'cross'} tone={foot.ties ? 'live' : 'error'} />
						<span>{foot.words}</span>
						<span className={styles.footSum}>{foot.sum}</span>
					</>
				)}
			</footer>
		</section>
	);
}
