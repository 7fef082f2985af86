import styles from './text.module.css';

/** Says which columns went for want of room, and how they come back. */
export function LeftOut({ columns }: { columns: string }) {
	return (
		<span className={styles.quiet} title="Single units leave no room for them here: scale k or m, or a wider window, shows them.">
			without {columns}
		</span>
	);
}
