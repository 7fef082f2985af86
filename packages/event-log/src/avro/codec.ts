import { Buffer } from 'node:buffer';
import { type AvroReader, type AvroType, createAvroType, TruncatedError } from './avro-type.ts';
import type { SchemaRegistry } from './registry.ts';
import { EncodeError, HEADER_BYTES, IncompatibleSchemaError, schemaIdOf, WireFormatError, writeHeader } from './wire-format.ts';

export interface Codec<T> {
	/** Id of the schema that `encode` writes with. */
	readonly schemaId: number;
	/** @throws EncodeError naming the path of what does not fit. */
	encode(value: T): Uint8Array;
	/** @throws WireFormatError */
	decode(bytes: Uint8Array): T;
	knows(schemaId: number): boolean;
	/** The Avro of a record behind its header when this very schema has written it, so that a `BodyCodec` of the schema reads it; else null. */
	bodyOf(bytes: Uint8Array): Uint8Array | null;
	/** Fetches a schema that a newer writer has registered since; afterwards `decode` knows its id. */
	learn(schemaId: number): Promise<void>;
}

/** Values as Avro alone, for a program that keeps them for itself: no header, no other schema, and read as `Read`, which may be a part of them. */
export interface BodyCodec<Written, Read> {
	/** @throws EncodeError naming the path of what does not fit. */
	encode(value: Written): Uint8Array;
	/** @throws WireFormatError for bytes that are no such value. */
	decode(body: Uint8Array): Read;
}

/** Between the value of the program and the value of the schema, where they differ. */
export interface Shape<T> {
	toAvro(value: T): unknown;
	fromAvro(value: unknown): T;
}

/** In a header that is cut off again. */
const NO_SCHEMA_ID = 0;

/** Where values are written first; grows to the largest record seen. */
let scratch = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * A codec of the Confluent wire format for one subject. Registers its schema and knows every earlier version of it.
 * @throws IncompatibleSchemaError when the schema cannot read an earlier version.
 */
export async function createCodec<T>(registry: SchemaRegistry, subject: string, schema: object, shape?: Shape<T>): Promise<Codec<T>> {
	const type = createAvroType(schema);
	const readers = new Map<number, AvroReader>();
	for (const { id, version, schema: written } of await registry.versions(subject)) {
		try {
			readers.set(id, type.readerOf(written));
		} catch (error) {
			throw new IncompatibleSchemaError(subject, version, error);
		}
	}
	const schemaId = await registry.register(subject, schema);
	readers.set(schemaId, type.readerOf(schema));
	return {
		schemaId,
		encode: (value) => encode(type, subject, schemaId, shape === undefined ? value : shape.toAvro(value)),
		decode(bytes) {
			const value = decode(readers, bytes);
			return shape === undefined ? (value as T) : shape.fromAvro(value);
		},
		knows: (id) => readers.has(id),
		bodyOf: (bytes) => (schemaIdOf(bytes) === schemaId ? bytes.subarray(HEADER_BYTES) : null),
		async learn(id) {
			if (!readers.has(id)) readers.set(id, type.readerOf(await registry.schema(id)));
		},
	};
}

/** A codec that needs no registry; `name` stands in its errors. `part`: the schema without the fields that are not read. */
export function createBodyCodec<Written extends Read, Read>(
	name: string,
	{ schema, part, shape }: { schema: object; part: object; shape: Shape<Written> },
): BodyCodec<Written, Read> {
	const type = createAvroType(schema);
	const reader = createAvroType(part).readerOf(schema);
	return {
		encode: (value) => encode(type, name, NO_SCHEMA_ID, shape.toAvro(value)).subarray(HEADER_BYTES),
		decode: (body) => shape.fromAvro(read(reader, body, { at: 0, schemaId: null })),
	};
}

function encode(type: AvroType, subject: string, schemaId: number, value: unknown): Uint8Array {
	try {
		let end = type.write(value, scratch, HEADER_BYTES);
		if (end < 0) {
			scratch = Buffer.allocUnsafeSlow(2 * (scratch.length - end));
			end = type.write(value, scratch, HEADER_BYTES);
		}
		writeHeader(scratch, schemaId);
		return Buffer.from(scratch.subarray(0, end));
	} catch (error) {
		throw new EncodeError(subject, type.faultOf(value), error);
	}
}

function decode(readers: ReadonlyMap<number, AvroReader>, bytes: Uint8Array): unknown {
	const id = schemaIdOf(bytes);
	const reader = readers.get(id);
	if (reader === undefined) throw new WireFormatError('UNKNOWN_SCHEMA', `schema id ${id} is not known here`, id);
	return read(reader, bytes, { at: HEADER_BYTES, schemaId: id });
}

function read(reader: AvroReader, bytes: Uint8Array, { at, schemaId }: { at: number; schemaId: number | null }): unknown {
	try {
		return reader(asBuffer(bytes), at);
	} catch (error) {
		const truncated = error instanceof TruncatedError;
		const fault = truncated ? 'TRUNCATED' : 'MALFORMED';
		throw new WireFormatError(fault, truncated ? 'the record ends too early' : 'the record does not fit its schema', schemaId, error);
	}
}

/** The library reads strings with the methods of a Buffer; making one of every record costs a tenth of the reading. */
const asBuffer = (bytes: Uint8Array): Buffer =>
	bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
