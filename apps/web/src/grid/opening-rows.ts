import type { GridOptions } from './types.ts';

/** Rows that open by a click or Enter, one marked at a time; the row of totals is none. */
export function openingRows<R>(onOpen: (row: R) => void) {
	return {
		rowSelection: { mode: 'singleRow', checkboxes: false, enableClickSelection: false },
		onRowClicked: ({ data, node }) => data && !node.rowPinned && onOpen(data),
		onCellKeyDown: ({ data, event, node }) => {
			if (data && !node.rowPinned && event instanceof KeyboardEvent && event.key === 'Enter') onOpen(data);
		},
	} satisfies GridOptions<R>;
}
