import { assertNever } from '@tideline/domain';
import type { CellType, Column, ColumnType, Layout } from './layout.ts';
import type { Symbols } from './symbols.ts';
import { encodeIntegers } from './varint.ts';

/** A column on the wire: bytes where every cell fits its type, else the cells as they are. */
export type WireColumn = Uint8Array | readonly unknown[];

/** Cells of one column, in the order of the rows. */
function encodeColumn(type: ColumnType, cells: readonly unknown[], symbols: Symbols): WireColumn {
	if (typeof type === 'string') return encodeCells(type, cells, symbols);
	if ('record' in type) return encodeRecords(type.record, cells, symbols);
	return encodeLists(type.list, cells, symbols);
}

function encodeCells(type: CellType, cells: readonly unknown[], symbols: Symbols): WireColumn {
	switch (type) {
		case 'integer':
			return cells.every(isInteger) ? encodeIntegers(cells) : cells;
		case 'counter': {
			if (!cells.every(isInteger)) return cells;
			const steps = cells.map((cell, index) => cell - (cells[index - 1] ?? 0));
			return steps.every(isInteger) ? encodeIntegers(steps) : cells;
		}
		case 'symbol': {
			const refs = cells.map((cell) => (cell === null ? 0 : typeof cell === 'string' ? symbols.ref(cell) : undefined));
			return refs.every(isInteger) ? encodeIntegers(refs) : cells;
		}
		case 'flag':
			return cells.every(isFlag) ? Uint8Array.from(cells, (cell) => (cell === null ? 2 : Number(cell))) : cells;
		case 'text':
		case 'plain':
			return cells;
		default:
			return assertNever(type);
	}
}

/** `[which are there, column, column …]`; the first is null when all are. */
function encodeRecords(layout: Layout, cells: readonly unknown[], symbols: Symbols): WireColumn {
	const present = cells.filter((cell) => cell !== null) as Readonly<Record<string, unknown>>[];
	const mask = present.length === cells.length ? null : Uint8Array.from(cells, (cell) => (cell === null ? 0 : 1));
	return [mask, ...encodeColumns(layout, present, symbols)];
}

/** `[length of each list, column, column …]` of all the lists' records one after another. */
function encodeLists(layout: Layout, cells: readonly unknown[], symbols: Symbols): WireColumn {
	const lists = cells.map((cell) => (Array.isArray(cell) ? (cell as Readonly<Record<string, unknown>>[]) : []));
	return [encodeIntegers(lists.map((list) => list.length)), ...encodeColumns(layout, lists.flat(), symbols)];
}

/** Every column of `layout` over the rows. */
export function encodeColumns(
	layout: readonly Column[],
	rows: readonly Readonly<Record<string, unknown>>[],
	symbols: Symbols,
): WireColumn[] {
	return layout.map((column) => {
		const cells = rows.map((row) => row[column.name] ?? null);
		return encodeColumn(column.type, cells, symbols);
	});
}

function isInteger(cell: unknown): cell is number {
	return Number.isSafeInteger(cell);
}

function isFlag(cell: unknown): cell is boolean | null {
	return cell === null || typeof cell === 'boolean';
}
