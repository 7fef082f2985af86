import { notAFrame } from './bad-frame-error.ts';
import { CELL_TYPES, type Column, type ColumnType, type RowLayout } from './layout.ts';
import { decodeIntegers } from './varint.ts';

/** Gives the next element of a frame. */
export type WireReader = () => unknown;

export function wireReader(value: unknown): WireReader {
	const elements = list(value);
	let next = 0;
	return () => {
		if (next >= elements.length) throw notAFrame(`a frame of ${elements.length} elements`);
		return elements[next++];
	};
}

export function integer(value: unknown): number {
	if (!Number.isSafeInteger(value)) throw notAFrame('expected an integer');
	return value as number;
}

export function text(value: unknown): string {
	if (typeof value !== 'string') throw notAFrame('expected a text');
	return value;
}

export function list(value: unknown, length?: number): readonly unknown[] {
	if (!Array.isArray(value) || (length !== undefined && value.length !== length)) throw notAFrame(`expected a list of ${length ?? 'any'}`);
	return value;
}

export function texts(value: unknown): string[] {
	return list(value).map(text);
}

/** Ascending integers that travel as their steps. */
export function counts(value: unknown, length: number): number[] {
	if (!(value instanceof Uint8Array)) throw notAFrame('row ids are bytes');
	return summed(decodeIntegers(value, length));
}

/** Steps as what they add up to, in place. */
export function summed(steps: number[]): number[] {
	let sum = 0;
	for (let index = 0; index < steps.length; index++) {
		sum += steps[index] as number;
		steps[index] = sum;
	}
	return steps;
}

export function layoutOf(value: unknown): RowLayout {
	if (!isObject(value)) throw notAFrame('expected a layout');
	const { key, columns } = value;
	return { key: key === null ? null : text(key), columns: columnsOf(columns, columns === undefined ? 0 : MAX_DEPTH) };
}

/** Records within records; deeper is not a layout of ours. */
const MAX_DEPTH = 4;

function columnsOf(value: unknown, depth: number): Column[] {
	if (depth === 0) throw notAFrame('expected columns');
	return list(value).map((column) => {
		if (!isObject(column)) throw notAFrame('expected a column');
		const name = text(column.name);
		// A page must not take over an object's prototype from the wire.
		if (name === '__proto__') throw notAFrame('a column cannot have this name');
		return { name, type: typeOf(column.type, depth) };
	});
}

function typeOf(value: unknown, depth: number): ColumnType {
	const cell = CELL_TYPES.find((known) => known === value);
	if (cell !== undefined) return cell;
	if (isObject(value) && 'record' in value) return { record: columnsOf(value.record, depth - 1) };
	if (isObject(value) && 'list' in value) return { list: columnsOf(value.list, depth - 1) };
	throw notAFrame('expected the type of a column');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
