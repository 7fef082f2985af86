import type { ReactNode } from 'react';
import { clsx } from './class-names.ts';
import styles from './data-table.module.css';

export interface Column<R> {
	id: string;
	head: ReactNode;
	/** Figures stand right; everything else left. */
	align?: 'left' | 'right';
	/** CSS width; one column without it takes the rest. */
	width?: string;
	cell(row: R): ReactNode;
}
export type RowKind = 'plain' | 'group' | 'child' | 'total';
export interface DataTableProps<R> {
	/** Says to a screen reader what the table holds. */
	caption: string;
	columns: readonly Column<R>[];
	/** Null while loading: heads at once, rows as flat bars. */
	rows: readonly R[] | null;
	rowKey(row: R): string;
	kind?(row: R): RowKind;
	loadingRows?: number;
	/** Rows that have room at their usual height in the smaller layout; where there are more, all of them are lower. */
	roomFor?: number;
	onOpen?(row: R): void;
}

/** A table of a panel, 20 px rows. Anything to sort, filter or scroll by the thousand belongs in the grid. */
export function DataTable<R>({ caption, columns, rows, rowKey, kind, loadingRows = 5, roomFor, onOpen }: DataTableProps<R>) {
	return (
		<table className={clsx(styles.table, roomFor !== undefined && rows !== null && rows.length > roomFor && styles.lower)}>
			<caption className="visually-hidden">{caption}</caption>
			<colgroup>
				{columns.map(({ id, width }) => (
					<col key={id} style={{ width }} />
				))}
			</colgroup>
			<thead>
				<tr>
					{columns.map(({ id, head, align }) => (
						<th key={id} scope="col" className={clsx(align === 'right' && styles.right)}>
							{head}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows === null
					? Array.from({ length: loadingRows }, (_, index) => <LoadingRow key={String(index)} columns={columns.length} />)
					: rows.map((row) => (
							<tr
								key={rowKey(row)}
								className={clsx(styles[kind?.(row) ?? 'plain'], onOpen && styles.open)}
								onClick={onOpen && (() => onOpen(row))}
							>
								{columns.map(({ id, align, cell }) => (
									<td key={id} className={clsx(align === 'right' && styles.right)}>
										{cell(row)}
									</td>
								))}
							</tr>
						))}
			</tbody>
		</table>
	);
}

function LoadingRow({ columns }: { columns: number }) {
	return (
		<tr className={styles.plain}>
			{Array.from({ length: columns }, (_, index) => (
				<td key={String(index)} className={clsx(index > 0 && styles.right)}>
					<span className={styles.bar} />
				</td>
			))}
		</tr>
	);
}
