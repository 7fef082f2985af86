import type { JoinedPosition } from '@tideline/domain';
import { type RefObject, useEffect } from 'react';
import type { GridApi } from '../../grid/types.ts';

const KEYS: readonly string[] = ['ArrowDown', 'ArrowUp', 'Enter'];

/** Arrows and Enter lead into the grid while nothing on the page has the focus, so that no click has to come first. */
export function useGridKeys(grid: RefObject<GridApi<JoinedPosition> | null>): void {
	useEffect(
		function leadIntoTheGrid() {
			const onKey = (event: KeyboardEvent) => {
				if (!KEYS.includes(event.key) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
				if (event.target !== document.body && !(event.target instanceof HTMLElement && event.target.id === 'main')) return;
				if (document.querySelector('dialog[open]')) return;
				if (leadIn(grid.current)) event.preventDefault();
			};
			document.addEventListener('keydown', onKey);
			return () => document.removeEventListener('keydown', onKey);
		},
		[grid],
	);
}

/** Gives the focus to the row that is open, or else to the first; false when there is none. */
export function leadIn(api: GridApi<JoinedPosition> | null): boolean {
	const first = api?.getDisplayedRowAtIndex(0);
	if (!api || !first) return false;
	const open = api.getSelectedNodes()[0];
	const row = (open?.displayed ? open.rowIndex : first.rowIndex) ?? 0;
	api.ensureIndexVisible(row);
	api.setFocusedCell(row, 'name');
	return true;
}
