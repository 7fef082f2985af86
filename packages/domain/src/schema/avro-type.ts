import type { Day } from '../day.ts';
import type { Minor } from '../money.ts';
import type { Price } from '../price.ts';
import type { Quantity } from '../quantity.ts';

/** The TypeScript type of an Avro schema written as a constant: the schema is the one source, the type follows. */
export type FromAvro<S> = S extends 'string'
	? string
	: S extends 'boolean'
		? boolean
		: S extends 'int' | 'long' | 'float' | 'double'
			? number
			: S extends 'bytes'
				? Uint8Array
				: S extends 'null'
					? null
					: S extends readonly unknown[]
						? FromAvro<S[number]>
						: S extends { type: 'record'; fields: infer F }
							? FromFields<F>
							: S extends { type: 'enum'; symbols: readonly (infer E)[] }
								? E
								: S extends { type: 'array'; items: infer I }
									? FromAvro<I>[]
									: S extends { type: 'map'; values: infer V }
										? Record<string, FromAvro<V>>
										: S extends { logicalType: infer L }
											? FromLogical<L>
											: never;

/** Units are logical types: Avro readers that do not know them see the plain integer. */
interface LogicalTypes {
	date: Day;
	'timestamp-millis': number;
	'minor-units': Minor;
	'quantity-e4': Quantity;
	'price-e6': Price;
}
type FromLogical<L> = L extends keyof LogicalTypes ? LogicalTypes[L] : never;

type FromFields<F> = F extends readonly { name: string; type: unknown }[]
	? { [Field in F[number] as Field['name']]: FromAvro<Field['type']> }
	: never;

/** Days since 1970-01-01, as in Avro's `date`. */
export const date = { type: 'int', logicalType: 'date' } as const;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instant = { type: 'long', logicalType: 'timestamp-millis' } as const;
/** Minor units of the currency that stands beside it; always a safe integer. */
export const minor = { type: 'long', logicalType: 'minor-units' } as const;
/** A count of units times 10^4, see `quantity.ts`. */
export const quantity = { type: 'long', logicalType: 'quantity-e4' } as const;
/** A price times 10^6, see `price.ts`. Bonds: per 100 of nominal. */
export const price = { type: 'long', logicalType: 'price-e6' } as const;

/** A field that may be absent. */
export const optional = <const T>(type: T) => ['null', type] as const;
