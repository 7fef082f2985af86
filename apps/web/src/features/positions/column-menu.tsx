import { moveFocus, useMenu } from './filter-menu.tsx';
import styles from './menu.module.css';
import { COLUMN_TITLES, type PositionColumnId } from './position-column-list.ts';

/** Columns that cannot be left out: without them a row says nothing. */
const ALWAYS: readonly PositionColumnId[] = ['name', 'counted'];

/** Which columns the grid shows. */
export function ColumnMenu({
	hidden,
	onHidden,
}: {
	hidden: ReadonlySet<PositionColumnId>;
	onHidden(hidden: ReadonlySet<PositionColumnId>): void;
}) {
	const { open, setOpen, root } = useMenu();
	return (
		<div className={styles.root} ref={root}>
			<button type="button" className={styles.button} aria-haspopup="true" aria-expanded={open} onClick={() => setOpen(!open)}>
				Columns
			</button>
			{open ? (
				<fieldset className={styles.menu} onKeyDown={moveFocus}>
					<legend className="visually-hidden">Columns shown</legend>
					{COLUMN_TITLES.map(([id, title]) => (
						<label key={id} className={styles.item}>
							<input
								type="checkbox"
								checked={!hidden.has(id)}
								disabled={ALWAYS.includes(id)}
								onChange={({ target }) => {
									const next = new Set(hidden);
									if (target.checked) next.delete(id);
									else next.add(id);
									onHidden(next);
								}}
							/>
							{title}
						</label>
					))}
				</fieldset>
			) : null}
		</div>
	);
}
