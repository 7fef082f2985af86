import type { LadderColumn } from './ladder-columns.ts';
import type { LadderRow } from './ladder-rows.ts';

/** Where the focus stands in the matrix; without a column on the name of the row. */
export interface Place {
	row: string;
	column: string | null;
}

/** Where a key leads; null for one that leads nowhere. Closed days are passed over. */
export function moveInMatrix(
	{ row, column }: Place,
	key: string,
	rows: readonly Pick<LadderRow, 'id'>[],
	columns: readonly Pick<LadderColumn, 'id' | 'closed'>[],
): Place | null {
	const places: (string | null)[] = [null, ...columns.filter(({ closed }) => !closed).map(({ id }) => id)];
	const [x, y] = [places.indexOf(column), rows.findIndex(({ id }) => id === row)];
	const to = (nextX: number, nextY: number): Place | null => {
		const next = rows[nextY];
		const place = places[nextX];
		return next === undefined || place === undefined ? null : { row: next.id, column: place };
	};
	switch (key) {
		case 'ArrowRight':
			return to(x + 1, y);
		case 'ArrowLeft':
			return to(x - 1, y);
		case 'ArrowDown':
			return to(x, y + 1);
		case 'ArrowUp':
			return to(x, y - 1);
		case 'Home':
			return to(0, y);
		case 'End':
			return to(places.length - 1, y);
		default:
			return null;
	}
}
