import type { GridApi } from './types.ts';

/** Marks the row that is open, and no other; null for none. A row that is not there yet is marked by the next call. */
export function markRow<R>(grid: GridApi<R>, rowId: string | null): void {
	const node = rowId === null ? undefined : grid.getRowNode(rowId);
	if (node?.isSelected()) return;
	grid.deselectAll();
	node?.setSelected(true);
}
