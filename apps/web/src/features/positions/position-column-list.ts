import type { GridSort } from '../../grid/sort.ts';

/** Every column in order, with its name in the list of columns. */
export const COLUMN_TITLES = [
	['entityId', 'Entity'],
	['name', 'Instrument'],
	['instrumentId', 'ISIN'],
	['accountId', 'Account'],
	['level', 'Level'],
	['reference', 'Rule'],
	['currency', 'Currency'],
	['settled', 'Quantity'],
	['pending', 'Pending'],
	['price', 'Price'],
	['marketValue', 'Market value'],
	['haircut', 'Haircut'],
	['encumbered', 'Encumbered'],
	['counted', 'Counted'],
] as const;
export type PositionColumnId = (typeof COLUMN_TITLES)[number][0];

/** The largest first, until the reader asks for another order. */
export const LARGEST_FIRST: GridSort = { column: 'marketValue', direction: 'desc' };

/** Left out until asked for. */
export const HIDDEN_AT_FIRST: readonly PositionColumnId[] = ['accountId', 'pending'];

/** Columns that go first when the drawer takes their room, in this order. */
export const DROPPED_FOR_DRAWER: readonly PositionColumnId[] = ['instrumentId', 'reference', 'currency', 'settled', 'accountId', 'pending'];

/** Below 1024 px name, level and value are left. */
export const DROPPED_WHEN_NARROW: readonly PositionColumnId[] = [
	...DROPPED_FOR_DRAWER,
	'entityId',
	'price',
	'haircut',
	'encumbered',
	'counted',
];
