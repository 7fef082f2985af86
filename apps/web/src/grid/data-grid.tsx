import './modules.ts';
import './grid.css';
import type { GridApi, GridOptions, GridReadyEvent, OverlayType } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useRef } from 'react';
import type { RowStore } from '../stream/row-store.ts';
import type { GridSort } from './sort.ts';
import { gridTheme } from './theme.ts';

export interface DataGridProps<R> {
	/** The rows: a stream's store, whose changes become transactions without passing through React. */
	store: RowStore<R>;
	/** Columns and behaviour. Must keep its identity: define it outside of the component. */
	options: GridOptions<R>;
	/** Rows that the page shows, by its own filters; must change its identity when its meaning does. */
	accepts?: ((row: R) => boolean) | undefined;
	/** The order of the rows; the grid asks for another by `onSort`, with null for the page's own. */
	sort: GridSort;
	onSort(sort: GridSort | null): void;
	onReady?(api: GridApi<R>): void;
	label: string;
}

/** The thin scroll bar lies over the rows; the grid keeps this room for it, so that it cuts no figure. */
const SCROLLBAR_PX = 10;
const TOOLTIP_AFTER_MS = 300;
const FLASH_MS = 200;
const FADE_MS = 400;
/** What the pages say themselves in place of the grid. */
const OWN_WORDS: OverlayType[] = ['loading', 'noRows', 'noMatchingRows'];

/**
 * A live grid on a stream. A snapshot replaces all rows, a flush becomes one transaction of the rows that changed, and the order is left
 * alone under the reader's eyes until the reader sorts or new rows come.
 */
export function DataGrid<R extends object>({ store, options, accepts, sort, onSort, onReady, label }: DataGridProps<R>) {
	const api = useRef<GridApi<R> | null>(null);
	const acceptsRef = useRef(accepts);
	useEffect(
		function followStore() {
			return store.onChanges((changes, view) => {
				const grid = api.current;
				if (!grid) return;
				if (changes.kind === 'all') {
					grid.setGridOption('rowData', [...view.rows.values()]);
					return;
				}
				const known = (key: string) => grid.getRowNode(key) !== undefined;
				const rowsOf = (keys: Iterable<string>) => [...keys].flatMap((key) => view.rows.get(key) ?? []);
				const gone = [...changes.removed].flatMap((key) => grid.getRowNode(key)?.data ?? []);
				grid.applyTransaction({
					add: rowsOf([...changes.changed].filter((key) => !known(key))),
					update: rowsOf([...changes.changed].filter(known)),
					remove: gone,
				});
			});
		},
		[store],
	);
	useEffect(
		function filterAnew() {
			acceptsRef.current = accepts;
			api.current?.onFilterChanged();
		},
		[accepts],
	);
	const sortRef = useRef(sort);
	useEffect(
		function sortAnew() {
			sortRef.current = sort;
			if (api.current) applySort(api.current, sort);
		},
		[sort],
	);
	return (
		<section className="grid" aria-label={label}>
			<AgGridReact<R>
				{...options}
				theme={gridTheme}
				isExternalFilterPresent={() => acceptsRef.current !== undefined}
				doesExternalFilterPass={({ data }) => data === undefined || (acceptsRef.current?.(data) ?? true)}
				suppressModelUpdateAfterUpdateTransaction
				cellFlashDuration={FLASH_MS}
				cellFadeDuration={FADE_MS}
				suppressMovableColumns
				animateRows={false}
				suppressOverlays={OWN_WORDS}
				tooltipShowDelay={TOOLTIP_AFTER_MS}
				alwaysShowVerticalScroll
				scrollbarWidth={SCROLLBAR_PX}
				onSortChanged={({ api: grid, source }) => {
					if (source === 'uiColumnSorted') onSort(sortOf(grid));
				}}
				onGridReady={(event: GridReadyEvent<R>) => {
					api.current = event.api;
					applySort(event.api, sortRef.current);
					event.api.setGridOption('rowData', [...store.get().rows.values()]);
					onReady?.(event.api);
				}}
			/>
		</section>
	);
}

function applySort<R>(grid: GridApi<R>, { column, direction }: GridSort): void {
	grid.applyColumnState({ state: [{ colId: column, sort: direction }], defaultState: { sort: null } });
}

function sortOf<R>(grid: GridApi<R>): GridSort | null {
	const sorted = grid.getColumnState().find(({ sort }) => sort === 'asc' || sort === 'desc');
	return sorted ? { column: sorted.colId, direction: sorted.sort === 'asc' ? 'asc' : 'desc' } : null;
}
