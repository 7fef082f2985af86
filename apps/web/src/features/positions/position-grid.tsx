import type { JoinedPosition } from '@tideline/domain';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Scale } from '../../format/money.ts';
import { formatCount } from '../../format/number.ts';
import type { Reporting } from '../../format/reporting.ts';
import { DataGrid } from '../../grid/data-grid.tsx';
import type { GridApi, GridOptions } from '../../grid/types.ts';
import { useSort } from '../../grid/use-sort.ts';
import type { RowStore } from '../../stream/row-store.ts';
import {
	COLUMN_TITLES,
	LARGEST_FIRST,
	type PositionColumnId,
	type PositionGridContext,
	positionColumns,
	type TotalRow,
} from './position-columns.ts';
import { type PositionTotals, positionTotals } from './position-totals.ts';

export interface PositionGridProps {
	store: RowStore<JoinedPosition>;
	accepts: ((row: JoinedPosition) => boolean) | undefined;
	hidden: ReadonlySet<PositionColumnId>;
	/** Columns that go for want of room. */
	dropped: readonly PositionColumnId[];
	reporting: Reporting | null;
	currency: string | null;
	scale: Scale;
	openKey: string | null;
	onOpen(key: string): void;
	onShown(count: { rows: number; all: number }): void;
	gridRef: RefObject<GridApi<JoinedPosition> | null>;
	loading: boolean;
}

/** Totals follow the rows at this pace, not each flush: a sum over thousands of rows is not needed sixty times a second. */
const TOTALS_EVERY_MS = 250;

/** The positions in AG Grid, with their sums in a row at the bottom. */
export function PositionGrid(props: PositionGridProps) {
	const { store, accepts, hidden, dropped, reporting, currency, scale, openKey, gridRef } = props;
	const context = useRef<PositionGridContext>({ reporting, currency: currency ?? 'USD', scale, ticks: new Map() });
	context.current.reporting = reporting;
	context.current.currency = currency ?? 'USD';
	context.current.scale = scale;
	const order = useSort(LARGEST_FIRST);
	const latest = useRef(props);
	latest.current = props;

	const options = useMemo<GridOptions<JoinedPosition>>(
		() => ({
			context: context.current,
			columnDefs: positionColumns({ currency: currency ?? 'USD', scale }),
			getRowId: ({ data }) => data.key,
			rowSelection: { mode: 'singleRow', checkboxes: false, enableClickSelection: false },
			tooltipShowDelay: 300,
			onRowClicked: ({ data, node }) => data && !node.rowPinned && latest.current.onOpen(data.key),
			onCellKeyDown: ({ data, event, node }) => {
				if (data && !node.rowPinned && (event as KeyboardEvent | undefined)?.key === 'Enter') latest.current.onOpen(data.key);
			},
		}),
		[currency, scale],
	);

	useEffect(
		function showColumns() {
			const gone = new Set<string>([...hidden, ...dropped]);
			const api = gridRef.current;
			for (const [id] of COLUMN_TITLES) api?.setColumnsVisible([id], !gone.has(id));
		},
		[hidden, dropped, gridRef],
	);
	useEffect(
		function convertAnew() {
			if (reporting) gridRef.current?.refreshCells({ columns: ['marketValue', 'haircut', 'encumbered', 'counted'] });
		},
		[reporting, gridRef],
	);
	useEffect(
		function markOpenRow() {
			const api = gridRef.current;
			api?.deselectAll();
			const node = openKey === null ? undefined : api?.getRowNode(openKey);
			node?.setSelected(true);
			if (node) api?.ensureNodeVisible(node);
		},
		[openKey, gridRef],
	);
	const sumLater = useRef<() => void>(() => {});
	useEffect(
		function keepTotals() {
			let timer: ReturnType<typeof setTimeout> | null = null;
			function sum() {
				timer = null;
				const now = latest.current;
				const { rows } = store.get();
				const shown = now.accepts ? [...rows.values()].filter(now.accepts) : [...rows.values()];
				now.onShown({ rows: shown.length, all: rows.size });
				// The row of a link comes with the snapshot, after the grid is there.
				const open = now.openKey === null ? undefined : gridRef.current?.getRowNode(now.openKey);
				if (open && !open.isSelected()) open.setSelected(true);
				const totals = now.reporting ? positionTotals(shown, now.reporting) : null;
				gridRef.current?.setGridOption('pinnedBottomRowData', totals && now.currency ? [totalRow(totals, now.currency)] : []);
			}
			sumLater.current = () => {
				timer ??= setTimeout(sum, TOTALS_EVERY_MS);
			};
			sumLater.current();
			const stop = store.onChanges(() => sumLater.current());
			return () => {
				stop();
				if (timer) clearTimeout(timer);
			};
		},
		[store, gridRef],
	);
	// biome-ignore lint/correctness/useExhaustiveDependencies: each of them changes the sums
	useEffect(() => sumLater.current(), [accepts, reporting, currency]);
	return (
		<DataGrid<JoinedPosition>
			store={store}
			options={options}
			accepts={accepts}
			{...order}
			label="Positions"
			onReady={(api) => {
				gridRef.current = api;
				const gone = new Set<string>([...hidden, ...dropped]);
				api.setColumnsVisible([...gone], false);
				const node = openKey === null ? undefined : api.getRowNode(openKey);
				node?.setSelected(true);
				if (node) api.ensureNodeVisible(node);
			}}
		/>
	);
}

/** The sums as a row of the grid. */
function totalRow(totals: PositionTotals, currency: string): TotalRow {
	return { key: 'total', name: `Total, ${formatCount(totals.positions)} positions`, currency, totals } as TotalRow;
}
