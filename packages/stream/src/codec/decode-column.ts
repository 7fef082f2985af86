import { assertNever } from '@tideline/domain';
import { notAFrame } from './bad-frame-error.ts';
import type { CellType, ColumnType, Layout } from './layout.ts';
import { wordOf } from './symbols.ts';
import { decodeIntegers } from './varint.ts';

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
		case 'counter': {
			const values = decodeIntegers(bytes, count);
			let sum = 0;
			for (let index = 0; index < count; index++) {
				sum += values[index] as number;
				values[index] = sum;
			}
			return values;
		}
		case 'symbol':
			return decodeIntegers(bytes, count).map((ref) => wordOf(words, ref));
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
	let to = 0;
	return lengths.map((length) => {
		to += length;
		return records.slice(to - length, to);
	});
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

/** Turns columns into rows. Copies of one template share a shape from the start, which is twice as fast as adding cell by cell. */
function rowsOf(names: readonly string[], columns: readonly (readonly unknown[])[], count: number): Record<string, unknown>[] {
	const template: Record<string, unknown> = {};
	for (const name of names) template[name] = null;
	const rows = new Array<Record<string, unknown>>(count);
	for (let index = 0; index < count; index++) rows[index] = { ...template };
	for (let at = 0; at < names.length; at++) {
		const name = names[at] as string;
		const cells = columns[at] as readonly unknown[];
		for (let index = 0; index < count; index++) (rows[index] as Record<string, unknown>)[name] = cells[index];
	}
	return rows;
}

function arrayOf(wire: unknown, count: number): readonly unknown[] {
	if (!Array.isArray(wire) || wire.length !== count) throw notAFrame(`expected ${count} cells`);
	return wire;
}
