import avro from 'avsc';
import { ExactLong } from './exact-long.ts';
import { InternedString } from './interned-string.ts';

type AvscType = ReturnType<typeof avro.Type.forSchema>;
type Resolver = ReturnType<AvscType['createResolver']>;

/**
 * Reads what one writer schema has written, from `at` to the end of the bytes, as a value of the reader's schema.
 * @throws TruncatedError; RangeError for bytes behind the value.
 */
export type AvroReader = (bytes: Buffer, at: number) => unknown;

export interface AvroType {
	/** Writes at `at`; a negative result says how far past the end the value would have reached. */
	write(value: unknown, target: Buffer, at: number): number;
	/** @throws when this type cannot read what the writer's schema writes. */
	readerOf(writerSchema: object): AvroReader;
	/** Path of the first part of a value that does not fit. */
	faultOf(value: unknown): string;
}

/** The bytes end before the value does. */
export class TruncatedError extends RangeError {
	override readonly name = 'TruncatedError';
	constructor() {
		super('the bytes end before the value does');
	}
}

/** Fields whose texts hardly come twice: looking for one among those that have come costs more than making it. */
const UNIQUE_IDS: readonly unknown[] = ['tradeId'];
/** What the hook knows them by; to Avro a plain string. */
const UNIQUE = { type: 'string', unique: true };

/** Unions of null and one type are plain values; only the trade's details stand in a branch. Longs are safe integers. */
const typeOf = (schema: object): AvscType =>
	avro.Type.forSchema(withUnique(schema) as Parameters<typeof avro.Type.forSchema>[0], {
		wrapUnions: 'auto',
		omitRecordMethods: true,
		typeHook: (part) => {
			if (isLong(part)) return new ExactLong() as unknown as AvscType;
			return part === 'string' ? (new InternedString() as unknown as AvscType) : undefined;
		},
	});

function withUnique(schema: object): object {
	if (!('fields' in schema) || !Array.isArray(schema.fields)) return schema;
	return {
		...schema,
		fields: schema.fields.map((field) => (UNIQUE_IDS.includes(field.name) && field.type === 'string' ? { ...field, type: UNIQUE } : field)),
	};
}

/** Plain, or with a unit as its logical type. */
const isLong = (schema: unknown): boolean =>
	schema === 'long' || (typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'long');

/** Compiles a schema to code that reads and writes it. */
export function createAvroType(schema: object): AvroType {
	const type = typeOf(schema);
	return {
		write: (value, target, at) => type.encode(value, target, at),
		readerOf(writerSchema) {
			const writer = typeOf(writerSchema);
			const resolver: Resolver | undefined = writer.equals(type) ? undefined : type.createResolver(writer);
			return (bytes, at) => {
				const { value, offset } = type.decode(bytes, at, resolver);
				if (offset < 0) throw new TruncatedError();
				if (offset < bytes.length) throw new RangeError('bytes behind the value');
				return value;
			};
		},
		faultOf(value) {
			let fault = '';
			type.isValid(value, { errorHook: (path) => (fault ||= path.join('.')) });
			return fault;
		},
	};
}
