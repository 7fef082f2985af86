/** First byte of a record in the Confluent wire format, then four bytes of schema id, then Avro. */
export const MAGIC_BYTE = 0;
/** Bytes before the Avro body. */
export const HEADER_BYTES = 5;

export type WireFault = 'FOREIGN_MAGIC_BYTE' | 'UNKNOWN_SCHEMA' | 'TRUNCATED' | 'MALFORMED';

/** Bytes that are no record of ours: a dead letter, never a crash. */
export class WireFormatError extends Error {
	override readonly name: string = 'WireFormatError';
	readonly fault: WireFault;
	/** What the header names; null when there is no header. */
	readonly schemaId: number | null;
	constructor(fault: WireFault, message: string, schemaId: number | null = null, cause?: unknown) {
		super(message, { cause });
		this.fault = fault;
		this.schemaId = schemaId;
	}
}

export class UnknownSchemaError extends WireFormatError {
	override readonly name = 'UnknownSchemaError';
	constructor(id: number) {
		super('UNKNOWN_SCHEMA', `the registry has no schema with id ${id}`, id);
	}
}

/** A value that does not fit its schema: a fault of the program that writes. */
export class EncodeError extends Error {
	override readonly name = 'EncodeError';
	constructor(subject: string, path: string, cause: unknown) {
		super(`value does not fit the schema of ${subject}${path === '' ? '' : ` at ${path}`}`, { cause });
	}
}

/** A schema that cannot read what an earlier version of its subject wrote (not BACKWARD compatible). */
export class IncompatibleSchemaError extends Error {
	override readonly name = 'IncompatibleSchemaError';
	constructor(subject: string, version: number, cause: unknown) {
		super(`the schema of ${subject} cannot read version ${version} of it`, { cause });
	}
}

export function writeHeader(target: Uint8Array, schemaId: number): void {
	target[0] = MAGIC_BYTE;
	target[1] = schemaId >>> 24;
	target[2] = schemaId >>> 16;
	target[3] = schemaId >>> 8;
	target[4] = schemaId;
}

/** @throws WireFormatError */
export function schemaIdOf(bytes: Uint8Array): number {
	const magic = bytes[0];
	if (magic === undefined) throw new WireFormatError('TRUNCATED', 'the record is empty');
	if (magic !== MAGIC_BYTE) throw new WireFormatError('FOREIGN_MAGIC_BYTE', `the record starts with byte ${magic}, expected ${MAGIC_BYTE}`);
	if (bytes.length < HEADER_BYTES)
		throw new WireFormatError('TRUNCATED', `the record has ${bytes.length} bytes, its header alone has ${HEADER_BYTES}`);
	return (((bytes[1] as number) << 24) | ((bytes[2] as number) << 16) | ((bytes[3] as number) << 8) | (bytes[4] as number)) >>> 0;
}
