import { z } from 'zod';

/** Avro of the few shapes that our schemas use. */
type Avro = string | readonly Avro[] | { type: Avro; [attribute: string]: unknown };

const UNITS: Readonly<Record<string, string>> = {
	date: 'days since 1970-01-01',
	'timestamp-millis': 'milliseconds since 1970-01-01T00:00:00Z',
	'minor-units': 'minor units of the currency beside it',
	'quantity-e4': 'units or nominal, times 10^4',
	'price-e6': 'price times 10^6; bonds per 100 of nominal',
};

/**
 * The zod schema of an Avro schema's values, so that REST and the log share one source. `T` is the type that `FromAvro` gives it.
 * @throws TypeError for Avro that our schemas do not use.
 */
export function zodOfAvro<T>(schema: object): z.ZodType<T> {
	return convert(schema as Avro, new Map()) as unknown as z.ZodType<T>;
}

function convert(schema: Avro, named: Map<string, z.ZodType>): z.ZodType {
	if (typeof schema === 'string') return named.get(schema) ?? primitive(schema);
	if (isUnion(schema)) return union(schema, named);
	switch (schema.type) {
		case 'record':
			return record(schema as { fields?: unknown }, named);
		case 'enum': {
			const values = z.enum(schema.symbols as [string, ...string[]]);
			named.set(String(schema.name), values);
			return values;
		}
		case 'array':
			return z.array(convert(schema.items as Avro, named));
		case 'map':
			return z.record(z.string(), convert(schema.values as Avro, named));
		default: {
			const unit = UNITS[String(schema.logicalType)];
			const inner = convert(schema.type, named);
			return unit === undefined ? inner : inner.meta({ description: unit });
		}
	}
}

function isUnion(schema: Avro): schema is readonly Avro[] {
	return Array.isArray(schema);
}

function union(branches: readonly Avro[], named: Map<string, z.ZodType>): z.ZodType {
	const values = branches.filter((branch) => branch !== 'null').map((branch) => convert(branch, named));
	const [first] = values;
	if (first === undefined || values.length > 1) throw new TypeError('a union here is one type or null');
	return values.length === branches.length ? first : first.nullable();
}

function record(schema: { fields?: unknown }, named: Map<string, z.ZodType>): z.ZodType {
	const fields = schema.fields as readonly { name: string; type: Avro }[];
	return z.object(Object.fromEntries(fields.map((field) => [field.name, convert(field.type, named)])));
}

function primitive(name: string): z.ZodType {
	switch (name) {
		case 'string':
			return z.string();
		case 'boolean':
			return z.boolean();
		case 'int':
		case 'long':
			return z.int();
		case 'float':
		case 'double':
			return z.number();
		default:
			throw new TypeError(`Avro type "${name}" is not used in our schemas`);
	}
}
