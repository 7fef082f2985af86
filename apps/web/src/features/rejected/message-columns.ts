import type { RejectedRow } from '@tideline/stream';
import { formatCount } from '../../format/number.ts';
import { REJECT_NAMES } from '../../format/reject-words.ts';
import { formatTime, formatUtc } from '../../format/time.ts';
import type { GridSort } from '../../grid/sort.ts';
import type { GridColumn } from '../../grid/types.ts';
import { faultWords } from './fault-words.ts';
import { KeyCell } from './key-cell.tsx';
import { newestFirst } from './rejected-filter.ts';
import { StateCell } from './state-cell.tsx';
import { stateWords } from './state-words.ts';

/** The newest first, until the reader asks for another order. */
export const NEWEST_FIRST: GridSort = { column: 'rejectedAt', direction: 'desc' };
const MONO = { fontFamily: 'var(--mono)' };

/** The columns of the messages, in the order of the screen; time of day in the zone. Where there is little room, field and words stand in a tooltip. */
export function messageColumns(timeZone: string, wide: boolean): GridColumn<RejectedRow>[] {
	const columns: GridColumn<RejectedRow>[] = [
		{
			colId: 'rejectedAt',
			headerName: 'Received',
			width: 86,
			valueGetter: ({ data }) => data?.rejectedAt,
			valueFormatter: ({ data }) => (data ? formatTime(data.receivedAt, timeZone) : ''),
			tooltipValueGetter: ({ data }) => (data ? formatUtc(data.receivedAt) : ''),
			// Descending turns the comparison round; it is written for that order.
			comparator: (_a, _b, one, other) => (one.data && other.data ? newestFirst(other.data, one.data) : 0),
		},
		{ colId: 'topic', field: 'topic', headerName: 'Source', width: 92 },
		{
			colId: 'place',
			headerName: 'Partition, offset',
			width: 100,
			cellStyle: { ...MONO, textAlign: 'right' },
			valueGetter: ({ data }) => (data ? `${data.partition} @ ${formatCount(data.offset)}` : ''),
			comparator: (_a, _b, one, other) =>
				(one.data?.partition ?? 0) - (other.data?.partition ?? 0) || (one.data?.offset ?? 0) - (other.data?.offset ?? 0),
		},
		{
			colId: 'reason',
			headerName: 'Reason',
			// As wide as the longest of the names.
			width: 136,
			valueGetter: ({ data }) => (data ? (REJECT_NAMES[data.reason] ?? data.reason) : ''),
			tooltipValueGetter: ({ data }) => (data ? faultWords(data) : ''),
		},
		{ colId: 'path', field: 'path', headerName: 'Field', width: 118, hide: !wide, cellStyle: MONO, tooltipField: 'path' },
		{
			colId: 'key',
			field: 'key',
			headerName: 'Trade',
			width: 92,
			// Text that runs to the left is cut at its beginning.
			cellStyle: { ...MONO, direction: 'rtl', textAlign: 'left' },
			cellRenderer: KeyCell,
			tooltipField: 'key',
		},
		{
			colId: 'message',
			field: 'message',
			headerName: 'What is wrong',
			flex: 1,
			minWidth: 160,
			hide: !wide,
			tooltipValueGetter: ({ data }) => (data ? faultWords(data) : ''),
		},
		{
			colId: 'status',
			field: 'status',
			headerName: 'State',
			flex: 1,
			minWidth: 130,
			cellRenderer: StateCell,
			tooltipValueGetter: ({ data }) => (data ? stateWords(data, timeZone).words : ''),
		},
	];
	return columns.map((column) => ({ sortable: true, resizable: true, ...column }));
}
