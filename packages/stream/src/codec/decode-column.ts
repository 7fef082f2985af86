import { assertNever } from '@tideline/domain';
import { notAFrame } from './bad-frame-error.ts';
import type { CellType, ColumnType, Layout } from './layout.ts';
import { wordsOf } from './symbols.ts';
import { decodeIntegers } from './varint.ts';
import { summed } from './wire-reader.ts';

/** The cells of a column for `count` rows. @throws BadFrameError when it holds another number of cells. */
function decodeColumn(type: ColumnType, wire: unknown, count: number, words: readonly string[]): readonly unknown[] {
	if (typeof type === 'string') {
		if (wire instanceof Uint8Array) return decodeBytes(type, wire, count, words);
		return arrayOf(wire, count);
	}
	return 'record' in type ? decodeRecords(type.record, wire, count, words) : decodeLists(type.list, wire, count, words);
}

function decodeBytes(type: CellType, bytes: Uint8Array, count: number, words: readonly string[]): readonly unknown[] {
	switch (type) {
		case 'integer':
			return decodeIntegers(bytes, count);
		case 'counter':
			return summed(decodeIntegers(bytes, count));
		case 'symbol':
			return wordsOf(decodeIntegers(bytes, count), words);
		case 'flag':
			if (bytes.length !== count) throw notAFrame(`${bytes.length} flags for ${count} rows`);
			return Array.from(bytes, (byte) => (byte === 2 ? null : byte === 1));
		case 'text':
		case 'plain':
			throw notAFrame(`bytes in a column of ${type}`);
		default:
			return assertNever(type);
	}
}

function decodeRecords(layout: Layout, wire: unknown, count: number, words: readonly string[]): readonly unknown[] {
	const [mask, ...columns] = arrayOf(wire, layout.length + 1);
	if (mask === null) return decodeRows(layout, columns, count, words);
	if (!(mask instanceof Uint8Array) || mask.length !== count) throw notAFrame('a record column without its mask');
	const present = decodeRows(
		layout,
		columns,
		mask.reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0),
		words,
	);
	let next = 0;
	return Array.from(mask, (byte) => (byte === 0 ? null : present[next++]));
}

function decodeLists(layout: Layout, wire: unknown, count: number, words: readonly string[]): readonly unknown[] {
	const [sizes, ...columns] = arrayOf(wire, layout.length + 1);
	if (!(sizes instanceof Uint8Array)) throw notAFrame('a list column without its sizes');
	const lengths = decodeIntegers(sizes, count);
	const total = lengths.reduce((sum, length) => sum + length, 0);
	if (lengths.some((length) => length < 0) || total > MAX_LISTED) throw notAFrame(`${total} records in lists`);
	const records = decodeRows(layout, columns, total, words);
	const lists = new Array<readonly unknown[]>(count);
	let from = 0;
	for (let index = 0; index < count; index++) {
		const length = lengths[index] as number;
		// Most lists hold one record: a literal is quicker than a slice.
		lists[index] = length === 1 ? [records[from]] : records.slice(from, from + length);
		from += length;
	}
	return lists;
}

/** Records of a list column in one frame; damaged bytes must not make a reader allocate without end. */
const MAX_LISTED = 5_000_000;

/** Rows with every column of `layout`, in its order. */
export function decodeRows(layout: Layout, wire: readonly unknown[], count: number, words: readonly string[]): Record<string, unknown>[] {
	const columns = layout.map((column, index) => decodeColumn(column.type, wire[index], count, words));
	return rowsOf(
		layout.map(({ name }) => name),
		columns,
		count,
	);
}

/**
 * Turns columns into rows, cell by cell. A spread of a template would be quicker for a handful of layouts and is half as quick for more:
 * the engine then copies property by property. Generated code is ten times as quick, and a page of ours may not generate any.
 */
function rowsOf(names: readonly string[], columns: readonly (readonly unknown[])[], count: number): Record<string, unknown>[] {
	const rows = new Array<Record<string, unknown>>(count);
	for (let index = 0; index < count; index++) {
		const row: Record<string, unknown> = {};
		for (let at = 0; at < names.length; at++) row[names[at] as string] = (columns[at] as readonly unknown[])[index];
		rows[index] = row;
	}
	return rows;
}

function arrayOf(wire: unknown, count: number): readonly unknown[] {
	if (!Array.isArray(wire) || wire.length !== count) throw notAFrame(`expected ${count} cells`);
	return wire;
}
