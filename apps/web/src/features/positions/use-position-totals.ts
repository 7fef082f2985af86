import type { Position } from '@tideline/domain';
import { type RefObject, useEffect, useRef } from 'react';
import { formatCount } from '../../format/number.ts';
import type { Reporting } from '../../format/reporting.ts';
import { markRow } from '../../grid/mark-row.ts';
import type { GridApi } from '../../grid/types.ts';
import type { RowStore } from '../../stream/row-store.ts';
import type { TotalRow } from './position-columns.ts';
import { type PositionTotals, positionTotals } from './position-totals.ts';

/** Totals follow the rows at this pace, not each flush: a sum over thousands of rows is not needed sixty times a second. */
const TOTALS_EVERY_MS = 250;

interface TotalsInputs {
	store: RowStore<Position>;
	gridRef: RefObject<GridApi<Position> | null>;
	accepts: ((row: Position) => boolean) | undefined;
	reporting: Reporting | null;
	currency: string | null;
	openKey: string | null;
	/** `known`: a snapshot is there. */
	onShown(count: { known: boolean; rows: number; all: number }): void;
}

/** Keeps the sums of the rows shown in the grid's last row, and tells how many are shown. */
export function usePositionTotals(inputs: TotalsInputs): void {
	const { store, gridRef, accepts, reporting, currency } = inputs;
	const latest = useRef(inputs);
	latest.current = inputs;
	const sumLater = useRef<() => void>(() => {});
	useEffect(
		function keepTotals() {
			let timer: ReturnType<typeof setTimeout> | null = null;
			function sum() {
				timer = null;
				const now = latest.current;
				const { rows, epoch } = store.get();
				const shown = now.accepts ? [...rows.values()].filter(now.accepts) : [...rows.values()];
				now.onShown({ known: epoch !== null, rows: shown.length, all: rows.size });
				const totals = now.reporting ? positionTotals(shown, now.reporting) : null;
				gridRef.current?.setGridOption('pinnedBottomRowData', totals && now.currency ? [totalRow(totals, now.currency)] : []);
				// The row of a link comes with the snapshot, after the grid is there.
				if (gridRef.current) markRow(gridRef.current, now.openKey);
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
}

/** The sums as a row of the grid. */
function totalRow(totals: PositionTotals, currency: string): TotalRow {
	return {
		key: 'total',
		name: `Total, ${formatCount(totals.positions)} ${totals.positions === 1 ? 'position' : 'positions'}`,
		currency,
		totals,
	} as TotalRow;
}
