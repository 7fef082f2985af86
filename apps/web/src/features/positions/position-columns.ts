import { type Position, PRICE_SCALE, QUANTITY_SCALE, splitPosition } from '@tideline/domain';
import { levelWords, paragraph } from '../../format/level.ts';
import { formatMoney, moneyUnit, type Scale } from '../../format/money.ts';
import { formatStock } from '../../format/number.ts';
import type { Reporting } from '../../format/reporting.ts';
import type { GridColumn } from '../../grid/types.ts';
import { FlagCell } from './flag-cell.tsx';
import type { PositionColumnId } from './position-column-list.ts';
import { byLevel, flagOrder } from './position-order.ts';
import type { PositionTotals } from './position-totals.ts';
import { type PriceTick, priceWay } from './price-tick.ts';

/** What the cells need besides their row; mutable, so that a new rate does not make new columns. */
export interface PositionGridContext {
	reporting: Reporting | null;
	currency: string;
	scale: Scale;
	/** By row; at most one entry each. */
	ticks: Map<string, PriceTick>;
}
type Context = { context: PositionGridContext };

/** The pinned row at the bottom: its sums are in the reporting currency already. */
export type TotalRow = Position & { totals: PositionTotals };
const isTotal = (row: Position | undefined): row is TotalRow => row !== undefined && 'totals' in row;

/** Room of the name beside the figures: its share of a wide screen, and the least that it is given, px. */
const NAME_SHARE = 300;
const NAME_LEAST = 140;
const MILLION = 1_000_000;
/** Below this three decimals show zero. */
const SMALLEST_SHOWN = 0.0005;

/** Pieces in millions, three decimals; smaller holdings keep what makes them differ from zero. */
function formatQuantityMillions(quantity: number): string {
	const millions = quantity / QUANTITY_SCALE / MILLION;
	const isSmall = quantity !== 0 && Math.abs(millions) < SMALLEST_SHOWN;
	return formatStock(millions, isSmall ? 6 : 3);
}
/** Four decimals always, so that the points of a column stand below each other. */
export const formatPrice = (price: number) => formatStock(price / PRICE_SCALE, 4);

/** The columns of the grid in the order of the screen; a wide screen widens each by its share. */
export function positionColumns({ currency, scale }: { currency: string; scale: Scale }): GridColumn<Position>[] {
	const columns: GridColumn<Position>[] = [
		{ colId: 'flag', width: 24, resizable: false, headerName: '', cellRenderer: FlagCell, valueGetter: ({ data }) => flagOrder(data) },
		text('entityId', 'Entity', 52),
		text('name', 'Instrument', NAME_LEAST, { flex: NAME_SHARE, tooltipField: 'name' }),
		text('instrumentId', 'ISIN', 104),
		text('accountId', 'Account', 104),
		text('level', 'Level', 112, {
			valueFormatter: ({ data }) => (data && !isTotal(data) ? levelWords(data.level, data.subclass) : ''),
			comparator: (_a, _b, one, other) => byLevel(one.data, other.data),
		}),
		text('reference', 'Rule', 78, { tooltipField: 'reference', valueFormatter: ({ value }) => (value ? paragraph(String(value)) : '') }),
		text('currency', 'Ccy', 46),
		quantity('settled', 'Quantity, m'),
		quantity('pending', 'Pending, m'),
		figure('price', 'Price', 78, {
			field: 'price',
			enableCellChangeFlash: true,
			cellClassRules: { 'went-up': (cell) => wayOf(cell) === 'up', 'went-down': (cell) => wayOf(cell) === 'down' },
			valueFormatter: ({ value, node }) => (value === null || value === undefined ? (node?.rowPinned ? '' : 'none') : formatPrice(value)),
		}),
		money('marketValue', `MV, ${moneyUnit(currency, scale)}`, 92, (row) => row.marketValue),
		money('haircut', 'Haircut', 80, (row) => splitPosition(row).haircut, -1),
		money('encumbered', 'Encumb.', 80, (row) => splitPosition(row).encumbered, -1),
		money('counted', 'Counted', 86, (row) => row.counted),
	];
	return columns.map((column) => ({ sortable: true, resizable: true, ...column }));
}

/** @param width the least that the column is given, px, and its share of what is left over */
function text(field: PositionColumnId & keyof Position, headerName: string, width: number, extra: GridColumn<Position> = {}) {
	return { colId: field, field, headerName, minWidth: width, flex: width, ...extra };
}

function figure(colId: PositionColumnId, headerName: string, width: number, extra: GridColumn<Position>): GridColumn<Position> {
	return {
		colId,
		headerName,
		minWidth: width,
		flex: width,
		cellClass: ({ value }) => (typeof value === 'number' && value < 0 ? 'figure negative' : 'figure'),
		headerClass: 'ag-right-aligned-header',
		sortingOrder: ['desc', 'asc', null],
		...extra,
	};
}

function quantity(field: 'settled' | 'pending', headerName: string): GridColumn<Position> {
	return figure(field, headerName, 84, {
		field,
		valueFormatter: ({ value }) => (value === null || value === undefined ? '' : formatQuantityMillions(value)),
	});
}

/** An amount in the reporting currency; `sign` −1 shows what is taken off in parentheses. */
function money(
	colId: PositionColumnId & keyof PositionTotals,
	headerName: string,
	width: number,
	amount: (row: Position) => number,
	sign: 1 | -1 = 1,
): GridColumn<Position> {
	return figure(colId, headerName, width, {
		valueGetter: ({ data, context }) => {
			const { reporting } = context as PositionGridContext;
			if (isTotal(data)) return data.totals[colId] * sign;
			const value = data && reporting ? reporting(amount(data), data.currency) : null;
			return value === null ? null : value * sign;
		},
		valueFormatter: ({ value, context }: { value: number | null } & Context) =>
			value === null ? '–' : formatMoney(value, context.currency, context.scale),
	});
}

const wayOf = ({ data, context }: { data?: Position | undefined } & Context) =>
	data && !isTotal(data) ? priceWay(context.ticks, data) : null;
