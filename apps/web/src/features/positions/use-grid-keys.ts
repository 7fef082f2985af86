import type { Position } from '@tideline/domain';
import { type RefObject, useEffect } from 'react';
import type { GridApi } from '../../grid/types.ts';

const KEYS: readonly string[] = ['ArrowDown', 'ArrowUp', 'Enter'];

/** Arrows and Enter lead into the grid while nothing on the page has the focus, so that no click has to come first. */
export function useGridKeys(grid: RefObject<GridApi<Position> | null>): void {
	useEffect(
		function leadIntoTheGrid() {
			const onKey = (event: KeyboardEvent) => {
				if (!KEYS.includes(event.key) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
				if (event.target !== document.body && !(event.target instanceof HTMLElement && event.target.id === 'main')) return;
				const api = grid.current;
				const first = api?.getDisplayedRowAtIndex(0);
				if (!api || !first || document.querySelector('dialog[open]')) return;
				event.preventDefault();
				const marked = api.getSelectedNodes()[0] ?? first;
				api.ensureIndexVisible(marked.rowIndex ?? 0);
				api.setFocusedCell(marked.rowIndex ?? 0, 'name');
			};
			document.addEventListener('keydown', onKey);
			return () => document.removeEventListener('keydown', onKey);
		},
		[grid],
	);
}
