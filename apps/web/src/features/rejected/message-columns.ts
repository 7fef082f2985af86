import type { RejectedRow } from '@tideline/stream';
import { formatCount } from '../../format/number.ts';
import { REJECT_NAMES } from '../../format/reject-words.ts';
import { formatTime, formatUtc } from '../../format/time.ts';
import type { GridSort } from '../../grid/sort.ts';
import type { GridColumn } from '../../grid/types.ts';
import { faultWords } from './fault-words.ts';
import { newestFirst } from './rejected-filter.ts';

/** The newest first, until the reader asks for another order. */
export const NEWEST_FIRST: GridSort = { column: 'rejectedAt', direction: 'desc' };
const MONO = { fontFamily: 'var(--mono)' };

/** The columns of the messages, in the order of the screen; time of day in the zone. Where there is little room, the field stands in the words. */
export function messageColumns(timeZone: string, wide: boolean): GridColumn<RejectedRow>[] {
	const columns: GridColumn<RejectedRow>[] = [
		{
			colId: 'rejectedAt',
			headerName: 'Received',
			width: 78,
			valueGetter: ({ data }) => data?.rejectedAt,
			valueFormatter: ({ data }) => (data ? formatTime(data.receivedAt, timeZone) : ''),
			tooltipValueGetter: ({ data }) => (data ? formatUtc(data.receivedAt) : ''),
			// Descending turns the comparison round; it is written for that order.
			comparator: (_a, _b, one, other) => (one.data && other.data ? newestFirst(other.data, one.data) : 0),
		},
		{ colId: 'topic', field: 'topic', headerName: 'Source', width: 98 },
		{
			colId: 'place',
			headerName: wide ? 'Partition @ offset' : 'Offset',
			width: wide ? 108 : 80,
			cellStyle: MONO,
			valueGetter: ({ data }) => (data ? `${data.partition} @ ${formatCount(data.offset)}` : ''),
			comparator: (_a, _b, one, other) =>
				(one.data?.partition ?? 0) - (other.data?.partition ?? 0) || (one.data?.offset ?? 0) - (other.data?.offset ?? 0),
		},
		{
			colId: 'reason',
			headerName: 'Reason',
			width: 136,
			valueGetter: ({ data }) => (data ? (REJECT_NAMES[data.reason] ?? data.reason) : ''),
		},
		{ colId: 'path', field: 'path', headerName: 'Field', width: 128, hide: !wide, cellStyle: MONO, tooltipField: 'path' },
		{
			colId: 'message',
			field: 'message',
			headerName: 'What is wrong',
			flex: 1,
			minWidth: 160,
			tooltipValueGetter: ({ data }) => (data ? faultWords(data) : ''),
		},
	];
	return columns.map((column) => ({ sortable: true, resizable: true, ...column }));
}
