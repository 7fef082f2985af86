import type { Position } from '@tideline/domain';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Scale } from '../../format/money.ts';
import type { Reporting } from '../../format/reporting.ts';
import { DataGrid } from '../../grid/data-grid.tsx';
import { markRow } from '../../grid/mark-row.ts';
import { openingRows } from '../../grid/opening-rows.ts';
import type { GridApi, GridOptions } from '../../grid/types.ts';
import { useSort } from '../../grid/use-sort.ts';
import type { RowStore } from '../../stream/row-store.ts';
import { COLUMN_TITLES, LARGEST_FIRST, type PositionColumnId } from './position-column-list.ts';
import { type PositionGridContext, positionColumns } from './position-columns.ts';
import { usePositionTotals } from './use-position-totals.ts';

export interface PositionGridProps {
	store: RowStore<Position>;
	accepts: ((row: Position) => boolean) | undefined;
	hidden: ReadonlySet<PositionColumnId>;
	/** Columns that go for want of room. */
	dropped: readonly PositionColumnId[];
	reporting: Reporting | null;
	currency: string | null;
	scale: Scale;
	openKey: string | null;
	onOpen(key: string): void;
	onShown(count: { known: boolean; rows: number; all: number }): void;
	gridRef: RefObject<GridApi<Position> | null>;
}

/** Columns whose figures are in the reporting currency. */
const CONVERTED: PositionColumnId[] = ['marketValue', 'haircut', 'encumbered', 'counted'];

/** The positions in AG Grid, with their sums in a row at the bottom. */
export function PositionGrid(props: PositionGridProps) {
	const { store, accepts, hidden, dropped, reporting, currency, scale, openKey, gridRef } = props;
	const context = useRef<PositionGridContext>({ reporting, currency: currency ?? 'USD', scale, ticks: new Map() });
	Object.assign(context.current, { reporting, currency: currency ?? 'USD', scale });
	const order = useSort(LARGEST_FIRST);
	const latest = useRef(props);
	latest.current = props;
	usePositionTotals(props);

	const options = useMemo<GridOptions<Position>>(
		() => ({
			...openingRows(({ key }: Position) => latest.current.onOpen(key)),
			context: context.current,
			columnDefs: positionColumns({ currency: currency ?? 'USD', scale }),
			getRowId: ({ data }) => data.key,
		}),
		[currency, scale],
	);
	useEffect(
		function showColumns() {
			if (gridRef.current) setVisible(gridRef.current, hidden, dropped);
		},
		[hidden, dropped, gridRef],
	);
	useEffect(
		function convertAnew() {
			if (reporting) gridRef.current?.refreshCells({ columns: CONVERTED });
		},
		[reporting, gridRef],
	);
	useEffect(
		function revealOpenRow() {
			if (gridRef.current) reveal(gridRef.current, openKey);
		},
		[openKey, gridRef],
	);
	return (
		<DataGrid<Position>
			store={store}
			options={options}
			accepts={accepts}
			{...order}
			label="Positions"
			onReady={(api) => {
				gridRef.current = api;
				setVisible(api, hidden, dropped);
				reveal(api, openKey);
			}}
		/>
	);
}

function setVisible(grid: GridApi<Position>, hidden: ReadonlySet<string>, dropped: readonly string[]): void {
	const gone = new Set([...hidden, ...dropped]);
	const ids = COLUMN_TITLES.map(([id]) => id);
	grid.setColumnsVisible(
		ids.filter((id) => gone.has(id)),
		false,
	);
	grid.setColumnsVisible(
		ids.filter((id) => !gone.has(id)),
		true,
	);
}

/** Marks the row of a position and brings it into sight. */
function reveal(grid: GridApi<Position>, key: string | null): void {
	markRow(grid, key);
	const node = key === null ? undefined : grid.getRowNode(key);
	if (node) grid.ensureNodeVisible(node);
}
