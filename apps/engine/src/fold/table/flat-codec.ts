import type { Interner } from './interner.ts';
import type { NumberRun } from './number-run.ts';

/** Where a reader stands in a run of numbers. */
export interface Cursor {
	readonly numbers: Float64Array;
	at: number;
}

/** A value as a run of numbers: strings by their interned number, null as NaN, arrays with their length in front. */
export interface FlatCodec {
	write(value: unknown, out: NumberRun): void;
	read(cursor: Cursor): unknown;
}

interface Field {
	readonly name: string;
	readonly type: unknown;
}

/** Built from the Avro schema, so that a field added there is kept here too. @throws TypeError for a type that trades do not use. */
export function flatCodec(schema: unknown, interner: Interner): FlatCodec {
	if (schema === 'string') return textCodec(interner);
	if (schema === 'boolean') return symbolCodec([false, true]);
	if (schema === 'int' || schema === 'long') return numberCodec;
	if (Array.isArray(schema) && schema.length === 2 && schema[0] === 'null') return optionalCodec(flatCodec(schema[1], interner));
	if (isObject(schema)) {
		if (Array.isArray(schema.symbols)) return symbolCodec(schema.symbols);
		if (Array.isArray(schema.fields)) return recordCodec(schema.fields, interner);
		if (schema.type === 'array') return arrayCodec(flatCodec(schema.items, interner));
		if (schema.logicalType !== undefined) return numberCodec;
	}
	throw new TypeError(`no flat form for the schema ${JSON.stringify(schema)}`);
}

export function recordCodec(fields: readonly Field[], interner: Interner): FlatCodec {
	const names = fields.map(({ name }) => name);
	const codecs = fields.map(({ type }) => flatCodec(type, interner));
	return {
		write(value, out) {
			const record = value as Record<string, unknown>;
			for (let i = 0; i < names.length; i++) (codecs[i] as FlatCodec).write(record[names[i] as string], out);
		},
		read(cursor) {
			const record: Record<string, unknown> = {};
			for (let i = 0; i < names.length; i++) record[names[i] as string] = (codecs[i] as FlatCodec).read(cursor);
			return record;
		},
	};
}

const numberCodec: FlatCodec = {
	write: (value, out) => void out.push(value as number),
	read: (cursor) => cursor.numbers[cursor.at++],
};

function textCodec(interner: Interner): FlatCodec {
	/** Books, currencies, sources: most trades repeat the one before. */
	let latest: unknown;
	let latestId = 0;
	return {
		write(value, out) {
			if (value !== latest) {
				latestId = interner.id(value as string);
				latest = value;
			}
			out.push(latestId);
		},
		read: (cursor) => interner.text(cursor.numbers[cursor.at++] as number),
	};
}

const symbolCodec = (symbols: readonly unknown[]): FlatCodec => ({
	write: (value, out) => void out.push(symbols.indexOf(value)),
	read: (cursor) => symbols[cursor.numbers[cursor.at++] as number],
});

const optionalCodec = (inner: FlatCodec): FlatCodec => ({
	write(value, out) {
		if (value === null) out.push(Number.NaN);
		else inner.write(value, out);
	},
	read(cursor) {
		if (!Number.isNaN(cursor.numbers[cursor.at])) return inner.read(cursor);
		cursor.at++;
		return null;
	},
});

const arrayCodec = (item: FlatCodec): FlatCodec => ({
	write(value, out) {
		const items = value as readonly unknown[];
		out.push(items.length);
		for (const one of items) item.write(one, out);
	},
	read(cursor) {
		const length = cursor.numbers[cursor.at++] as number;
		return Array.from({ length }, () => item.read(cursor));
	},
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
