import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

/** Arrows move in a step and between steps, Escape goes a step up; a step that was opened by the keyboard gets the focus once it is there. */
export function useColumnKeys(columns: RefObject<HTMLElement | null>, ready: unknown, onUp: () => void): (event: KeyboardEvent) => void {
	const wanted = useRef<number | null>(null);
	useEffect(
		function focusOpenedColumn() {
			if (wanted.current === null || ready === undefined) return;
			const row = rowsOf(columns.current, wanted.current)[0];
			if (row === undefined) return;
			wanted.current = null;
			row.focus();
		},
		[columns, ready],
	);
	return (event) => {
		const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
		const column = row === null ? -1 : columnOf(columns.current, row);
		if (row === null || column < 0) return;
		const rows = rowsOf(columns.current, column);
		const place = rows.indexOf(row);
		if (event.key === 'Enter') wanted.current = column + 1;
		else if (event.key === 'Escape') {
			focusSelected(rowsOf(columns.current, column - 1));
			onUp();
		} else if (event.key === 'ArrowDown') rows[place + 1]?.focus();
		else if (event.key === 'ArrowUp') rows[place - 1]?.focus();
		else if (event.key === 'ArrowLeft') focusSelected(rowsOf(columns.current, column - 1));
		else if (event.key === 'ArrowRight') focusSelected(rowsOf(columns.current, column + 1));
		else return;
		// Enter is the button's own.
		if (event.key !== 'Enter') event.preventDefault();
	};
}

function rowsOf(columns: HTMLElement | null, column: number): HTMLElement[] {
	return [...(columns?.children[column]?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

function columnOf(columns: HTMLElement | null, row: HTMLElement): number {
	return [...(columns?.children ?? [])].findIndex((column) => column.contains(row));
}

function focusSelected(rows: readonly HTMLElement[]): void {
	(rows.find((row) => row.getAttribute('aria-current') === 'true') ?? rows[0])?.focus();
}
