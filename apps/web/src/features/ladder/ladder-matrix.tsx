import { type FocusEvent, type KeyboardEvent, type MouseEvent, memo, useState } from 'react';
import { clsx } from '../../ui/class-names.ts';
import { Shape } from '../../ui/shape.tsx';
import { matrixText } from './chart-model.ts';
import type { LadderColumn, LadderLayout } from './ladder-columns.ts';
import type { LadderCell, Side } from './ladder-filter.ts';
import styles from './ladder-matrix.module.css';
import type { LadderRow } from './ladder-rows.ts';
import { moveInMatrix, type Place } from './matrix-keys.ts';

export interface LadderMatrixProps {
	layout: LadderLayout;
	flows: readonly LadderRow[];
	results: readonly LadderRow[];
	/** Id of the column of the peak day. */
	peak: string | null;
	/** The cell whose flows are shown. */
	cell: LadderCell | null;
	money(minor: number): string;
	exact(minor: number): string;
	onCell(cell: LadderCell): void;
	/** A figure of the rulebook on the thirty days as a whole: Explain has it among the net outflows. */
	onRule(): void;
	onSide(side: Side, open: boolean): void;
	/** A column takes the focus. */
	onColumn(column: string | null): void;
}

/** Flows by group and day. Arrows walk through it, on a side they open and close it, Enter shows what is behind a figure. */
export const LadderMatrix = memo(function LadderMatrix(props: LadderMatrixProps) {
	const { layout, flows, results, peak, cell, money, exact, onCell, onRule, onSide, onColumn } = props;
	const rows = [...flows, ...results];
	const [place, setPlace] = useState<Place>({ row: flows[0]?.id ?? '', column: null });
	const here: Place = rows.some(({ id }) => id === place.row) ? place : { row: flows[0]?.id ?? '', column: null };

	const open = (row: LadderRow, column: LadderColumn): void => {
		if (column.closed || !row.amount(column)) return;
		if (row.kind === 'bridge') onRule();
		if (row.flows !== null) onCell({ ...row.flows, column: column.id });
	};
	const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
		const row = rows.find(({ id }) => id === here.row);
		if (row === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
		const column = layout.columns.find(({ id }) => id === here.column) ?? null;
		if (event.key === 'Enter' || event.key === ' ') {
			event.preventDefault();
			if (column !== null) open(row, column);
			else if (row.flows !== null && row.open !== null) onSide(row.flows.side, !row.open);
			return;
		}
		if (column === null && row.open !== null && row.flows !== null) {
			const wanted = { ArrowRight: true, ArrowLeft: false }[event.key];
			if (wanted !== undefined && wanted !== row.open) {
				event.preventDefault();
				onSide(row.flows.side, wanted);
				return;
			}
		}
		const next = moveInMatrix(here, event.key, rows, layout.columns);
		if (next === null) return;
		event.preventDefault();
		setPlace(next);
		event.currentTarget.querySelector<HTMLElement>(`[data-place="${placeText(next)}"]`)?.focus();
	};
	const onFocus = (event: FocusEvent<HTMLTableElement>): void => {
		const { place: text, column } = event.target.dataset;
		const [row, columnId] = text?.split('|') ?? [];
		if (row !== undefined) setPlace({ row, column: columnId || null });
		onColumn(column ?? null);
	};
	const onClick = (event: MouseEvent<HTMLTableElement>): void => {
		const text = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]')?.dataset.place : undefined;
		const [rowId, columnId] = text?.split('|') ?? [];
		const row = rows.find(({ id }) => id === rowId);
		if (row === undefined) return;
		const column = layout.columns.find(({ id }) => id === columnId) ?? null;
		setPlace({ row: row.id, column: column?.id ?? null });
		if (column !== null) open(row, column);
		else if (row.flows !== null && row.open !== null) onSide(row.flows.side, !row.open);
	};
	const rowProps = { layout, peak, cell, here, money, exact };
	return (
		<table
			// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells take the focus is a grid
			role="grid"
			className={styles.matrix}
			style={{ width: layout.width }}
			onKeyDown={onKeyDown}
			onClick={onClick}
			onFocus={onFocus}
			onBlur={() => onColumn(null)}
		>
			<caption className="visually-hidden">Flows by day; arrows walk, Enter shows what is behind a figure</caption>
			<colgroup>
				<col style={{ width: layout.left }} />
				{layout.columns.map(({ id, width }) => (
					<col key={id} style={{ width }} />
				))}
			</colgroup>
			<thead>
				<tr>
					<th scope="col" className={styles.corner}>
						<span className="visually-hidden">Flow</span>
					</th>
					{layout.columns.map((column) => (
						<th
							key={column.id}
							scope="col"
							className={clsx(
								column.closed && styles.closed,
								column.id === peak && styles.peakHead,
								column.x >= layout.right && styles.tail,
							)}
							title={column.title}
						>
							{column.closed ? (
								<span className="visually-hidden">{column.title}, closed</span>
							) : (
								<>
									{column.head[0]}
									<br />
									{column.head[1]}
									{column.id === peak ? <span className="visually-hidden">, peak day</span> : null}
								</>
							)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{flows.map((row) => (
					<Row key={row.id} row={row} {...rowProps} />
				))}
			</tbody>
			<tfoot>
				{results.map((row) => (
					<Row key={row.id} row={row} {...rowProps} />
				))}
			</tfoot>
		</table>
	);
});

interface RowProps extends Pick<LadderMatrixProps, 'layout' | 'peak' | 'cell' | 'money' | 'exact'> {
	row: LadderRow;
	here: Place;
}

function Row({ row, layout, peak, cell, here, money, exact }: RowProps) {
	const tabIndex = (column: string | null) => (here.row === row.id && here.column === column ? 0 : -1);
	return (
		<tr className={styles[row.kind]} data-row={row.id}>
			<th
				scope="row"
				tabIndex={tabIndex(null)}
				data-place={placeText({ row: row.id, column: null })}
				title={row.title}
				{...(row.open === null ? {} : { 'aria-expanded': row.open })}
			>
				{row.open === null ? null : <Shape name={row.open ? 'chevron-down' : 'chevron-right'} tone="quiet" className={styles.chevron} />}
				{row.title}
			</th>
			{layout.columns.map((column) => {
				const amount = column.closed ? null : row.amount(column);
				const shown =
					cell !== null &&
					row.flows !== null &&
					row.flows.side === cell.side &&
					row.flows.group === cell.group &&
					column.id === cell.column;
				return (
					// biome-ignore lint/a11y/useAriaPropsSupportedByRole: the cell of a grid
					<td
						key={column.id}
						tabIndex={column.closed ? undefined : tabIndex(column.id)}
						data-place={column.closed ? undefined : placeText({ row: row.id, column: column.id })}
						data-column={column.id}
						className={clsx(
							column.closed && styles.closed,
							column.id === peak && styles.peak,
							column.x >= layout.right && styles.tail,
							(row.flows !== null || row.kind === 'bridge') && amount ? styles.opens : undefined,
							shown && styles.shown,
							row.id === 'left' && amount !== null && amount < 0 && styles.short,
						)}
						title={column.closed ? column.title : amount ? exact(amount) : undefined}
						aria-selected={shown || undefined}
					>
						{amount === null ? null : (
							<Figure text={row.kind === 'result' && row.id !== 'net' ? money(amount) : matrixText(amount, money)} />
						)}
					</td>
				);
			})}
		</tr>
	);
}

/** The digits align: a closing parenthesis hangs over the room that positives keep free. */
function Figure({ text }: { text: string }) {
	return text.endsWith(')') ? (
		<>
			{text.slice(0, -1)}
			<span>)</span>
		</>
	) : (
		<>
			{text}
			<span className={styles.room}>)</span>
		</>
	);
}

const placeText = ({ row, column }: Place): string => `${row}|${column ?? ''}`;
