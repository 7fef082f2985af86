import { HQLA_LEVELS, type Position } from '@tideline/domain';

/** More was given or sold than is held and received. */
export const givenBeyondHeld = (row: Pick<Position, 'givenBeyondHeld'>): boolean => (row.givenBeyondHeld ?? 0) > 0;

/** Conflicts last when ascending, then what was given and is not held, then overrides, then late trades: the order of the first column. */
export function flagOrder(row: Position | undefined): number {
	if (!row) return 0;
	if (row.conflict) return 4;
	if (givenBeyondHeld(row)) return 3;
	if (row.overrideId) return 2;
	return row.lateTrades > 0 ? 1 : 0;
}

/** From level 1 to what has none. */
export function byLevel(a: Position | undefined, b: Position | undefined): number {
	const order = (row: Position | undefined) => (row ? HQLA_LEVELS.indexOf(row.level) : HQLA_LEVELS.length);
	return order(a) - order(b);
}
