import { type JoinedPosition, PRICE_SCALE, QUANTITY_SCALE, splitPosition } from '@tideline/domain';
import { levelWords, paragraph } from '../../format/level.ts';
import { formatMoney, moneyUnit, type Scale } from '../../format/money.ts';
import { formatStock } from '../../format/number.ts';
import type { Reporting } from '../../format/reporting.ts';
import type { GridSort } from '../../grid/sort.ts';
import type { GridColumn } from '../../grid/types.ts';
import { FlagCell } from './flag-cell.tsx';
import type { PositionTotals } from './position-totals.ts';

/** What the cells need besides their row; mutable, so that a new rate does not make new columns. */
export interface PositionGridContext {
	reporting: Reporting | null;
	currency: string;
	scale: Scale;
	/** Last price drawn of each row, and which way it went; at most one entry a row. */
	ticks: Map<string, Tick>;
}
interface Tick {
	price: number;
	way: 'up' | 'down' | null;
}
export type PositionColumnId = (typeof COLUMN_TITLES)[number][0];

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

const MILLION = 1_000_000;
type Context = { context: PositionGridContext };

/** The pinned row at the bottom: its sums are in the reporting currency already. */
export type TotalRow = JoinedPosition & { totals: PositionTotals };
const isTotal = (row: JoinedPosition | undefined): row is TotalRow => row !== undefined && 'totals' in row;

function text(
	field: PositionColumnId & keyof JoinedPosition,
	width: number,
	extra: GridColumn<JoinedPosition> = {},
): GridColumn<JoinedPosition> {
	return { colId: field, field, width, ...extra };
}

/** Pieces in millions, three decimals; smaller holdings keep what makes them differ from zero. */
const formatQuantityMillions = (quantity: number) => formatStock(quantity / QUANTITY_SCALE / MILLION, 3);
/** Four decimals always, so that the points of a column stand below each other. */
export const formatPrice = (price: number) => formatStock(price / PRICE_SCALE, 4);

function figure(colId: PositionColumnId, width: number, extra: GridColumn<JoinedPosition>): GridColumn<JoinedPosition> {
	return {
		colId,
		width,
		cellClass: ({ value }) => (typeof value === 'number' && value < 0 ? 'figure negative' : 'figure'),
		headerClass: 'ag-right-aligned-header',
		sortingOrder: ['desc', 'asc', null],
		...extra,
	};
}

/** An amount in the reporting currency; `sign` −1 shows what is taken off in parentheses. */
function money(
	colId: PositionColumnId,
	width: number,
	amount: (row: JoinedPosition) => number,
	sign: 1 | -1 = 1,
): GridColumn<JoinedPosition> {
	return figure(colId, width, {
		valueGetter: ({ data, context }) => {
			const { reporting } = context as PositionGridContext;
			if (isTotal(data)) return data.totals[colId as keyof PositionTotals] * sign;
			const value = data && reporting ? reporting(amount(data), data.currency) : null;
			return value === null ? null : value * sign;
		},
		valueFormatter: ({ value, context }: { value: number | null } & Context) =>
			value === null ? '–' : formatMoney(value, context.currency, context.scale),
	});
}

/** The columns of the grid in the order of the screen. */
export function positionColumns({ currency, scale }: { currency: string; scale: Scale }): GridColumn<JoinedPosition>[] {
	const columns: GridColumn<JoinedPosition>[] = [
		{
			colId: 'flag',
			width: 24,
			sortable: true,
			resizable: false,
			headerName: '',
			cellRenderer: FlagCell,
			valueGetter: ({ data }) => flagOrder(data),
		},
		text('entityId', 52),
		text('name', 200, { flex: 1, minWidth: 140, tooltipField: 'name' }),
		text('instrumentId', 104),
		text('accountId', 150, {
			valueGetter: ({ data }) => data && !isTotal(data) && accountWords(data),
			tooltipField: 'accountId',
		}),
		text('level', 112, {
			valueFormatter: ({ data }) => (data && !isTotal(data) ? levelWords(data.level, data.subclass) : ''),
			comparator: (_a, _b, one, other) => levelOrder(one.data) - levelOrder(other.data),
		}),
		text('reference', 78, { valueFormatter: ({ value }) => (value ? paragraph(String(value)) : '') }),
		text('currency', 46),
		figure('settled', 84, {
			field: 'settled',
			valueFormatter: ({ value }) => (value === null || value === undefined ? '' : formatQuantityMillions(value)),
		}),
		figure('pending', 84, {
			field: 'pending',
			valueFormatter: ({ value }) => (value === null || value === undefined ? '' : formatQuantityMillions(value)),
		}),
		figure('price', 78, {
			field: 'price',
			enableCellChangeFlash: true,
			cellClassRules: { 'went-up': (cell) => wayOf(cell) === 'up', 'went-down': (cell) => wayOf(cell) === 'down' },
			valueFormatter: ({ value, node }) => (value === null || value === undefined ? (node?.rowPinned ? '' : 'none') : formatPrice(value)),
		}),
		money('marketValue', 92, (row) => row.marketValue),
		money('haircut', 80, (row) => splitPosition(row).haircut, -1),
		money('encumbered', 80, (row) => splitPosition(row).encumbered, -1),
		money('counted', 86, (row) => row.counted),
	];
	const heads: Partial<Record<string, string>> = {
		entityId: 'Entity',
		name: 'Instrument',
		instrumentId: 'ISIN',
		accountId: 'Account',
		level: 'Level',
		reference: 'Rule',
		currency: 'Ccy',
		settled: 'Quantity, m',
		pending: 'Pending, m',
		price: 'Price',
		marketValue: `MV, ${moneyUnit(currency, scale)}`,
		haircut: 'Haircut',
		encumbered: 'Encumb.',
		counted: 'Counted',
	};
	return columns.map((column) => ({ sortable: true, resizable: true, ...column, headerName: heads[column.colId ?? ''] ?? '' }));
}

/** Which way the price last went. A cell is drawn anew when its price changes, so this is where the change is seen. */
function wayOf({ data, context }: { data?: JoinedPosition | undefined; context: PositionGridContext }): Tick['way'] {
	if (!data || data.price === null) return null;
	const tick = context.ticks.get(data.key);
	if (!tick || tick.price === data.price) {
		if (!tick) context.ticks.set(data.key, { price: data.price, way: null });
		return tick?.way ?? null;
	}
	const way = data.price > tick.price ? 'up' : 'down';
	context.ticks.set(data.key, { price: data.price, way });
	return way;
}

/** Conflicts first, then overrides, then late trades. */
function flagOrder(row: JoinedPosition | undefined): number {
	if (!row) return 0;
	if (row.conflict) return 3;
	if (row.overrideId) return 2;
	return row.lateTrades > 0 ? 1 : 0;
}

const LEVEL_ORDER = { LEVEL_1: 0, LEVEL_2A: 1, LEVEL_2B: 2, INELIGIBLE: 3 };
const levelOrder = (row: JoinedPosition | undefined) => (row ? LEVEL_ORDER[row.level] : 9);

/** The name of the account, or its id where the accounts' feed does not know it. */
export const accountWords = ({ accountName, accountId }: Pick<JoinedPosition, 'accountName' | 'accountId'>): string =>
	accountName ?? accountId;
