import styles from '../../ui/menu.module.css';
import { Menu } from '../../ui/menu.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useMenu } from '../../ui/use-menu.ts';
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
				Columns <Shape name="chevron-down" tone="quiet" />
			</button>
			{open ? (
				<Menu label="Columns shown">
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
				</Menu>
			) : null}
		</div>
	);
}
