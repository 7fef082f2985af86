import { activitySchema, cashSchema, feedStatusSchema, joinedPositionSchema, lcrSchema } from '@tideline/domain';
import type { StreamKind, StreamRows } from '../stream-name.ts';
import type { Column, ColumnType, RowLayout } from './layout.ts';

type Avro = string | readonly Avro[] | { type: Avro; [attribute: string]: unknown };

/** Words of these columns do not repeat, so that a dictionary of them would only grow. */
const TEXT_COLUMNS = new Set(['key', 'lastTradeId', 'subject', 'text', 'overrideId']);

/** The layout of a record's columns, from its Avro schema: one source for the log and for the wire. */
function layoutOfAvro(schema: { fields: unknown }): Column[] {
	return (schema.fields as readonly { name: string; type: Avro }[]).map(({ name, type }) => ({
		name,
		type: TEXT_COLUMNS.has(name) ? 'text' : typeOfAvro(type),
	}));
}

function typeOfAvro(type: Avro): ColumnType {
	if (typeof type === 'string') return PRIMITIVES[type] ?? 'symbol';
	if (isUnion(type)) return typeOfAvro(type.find((branch) => branch !== 'null') ?? 'null');
	switch (type.type) {
		case 'record':
			return { record: layoutOfAvro(type as unknown as { fields: unknown }) };
		case 'array': {
			const items = type.items as Avro;
			return typeof items === 'object' && 'fields' in items ? { list: layoutOfAvro(items as unknown as { fields: unknown }) } : 'plain';
		}
		case 'enum':
			return 'symbol';
		case 'map':
			return 'plain';
		default:
			return type.logicalType === 'timestamp-millis' ? 'counter' : 'integer';
	}
}

const PRIMITIVES: Readonly<Record<string, ColumnType>> = {
	string: 'symbol',
	boolean: 'flag',
	int: 'integer',
	/** A long without a unit is a count that goes up: a sequence or an offset. */
	long: 'counter',
	double: 'plain',
	null: 'plain',
};

function isUnion(type: Avro): type is readonly Avro[] {
	return Array.isArray(type);
}

/** Every column of a row that no Avro schema describes, none forgotten and none that is not there. */
const columns = <K extends StreamKind>(types: Readonly<Record<keyof StreamRows[K] & string, ColumnType>>): Column[] =>
	Object.entries<ColumnType>(types).map(([name, type]) => ({ name, type }));

/** How the rows of every kind of stream travel. */
export const ROW_LAYOUTS: Readonly<Record<StreamKind, RowLayout>> = {
	lcr: { key: 'entityId', columns: layoutOfAvro(lcrSchema) },
	cash: { key: 'accountId', columns: layoutOfAvro(cashSchema) },
	positions: { key: 'key', columns: layoutOfAvro(joinedPositionSchema) },
	activity: { key: null, columns: layoutOfAvro(activitySchema) },
	control: { key: 'view', columns: layoutOfAvro(feedStatusSchema) },
	overrides: {
		key: 'overrideId',
		columns: columns<'overrides'>({
			overrideId: 'text',
			state: 'symbol',
			targetKind: 'symbol',
			targetId: 'text',
			targetName: 'text',
			entityId: 'symbol',
			assetClass: 'symbol',
			level: 'symbol',
			subclass: 'symbol',
			eligible: 'flag',
			encumbered: 'flag',
			flowLine: 'symbol',
			reasonCode: 'symbol',
			comment: 'text',
			effectiveFrom: 'counter',
			expiresAt: 'counter',
			maker: 'symbol',
			createdAt: 'counter',
			endedAt: 'counter',
			endedBy: 'symbol',
			positions: 'integer',
		}),
	},
	feeds: {
		key: 'topic',
		columns: columns<'feeds'>({
			topic: 'text',
			perSecond: 'integer',
			today: 'integer',
			lag: 'integer',
			lastAt: 'counter',
			rejected: 'integer',
			state: 'symbol',
			staleSince: 'counter',
			lagMs: 'integer',
			rates: 'plain',
			partitions: 'integer',
			goesTo: 'symbol',
		}),
	},
	rejected: {
		key: 'rejectedId',
		columns: columns<'rejected'>({
			rejectedId: 'text',
			topic: 'symbol',
			partition: 'integer',
			offset: 'counter',
			key: 'text',
			reason: 'symbol',
			message: 'text',
			path: 'text',
			position: 'integer',
			receivedAt: 'counter',
			rejectedAt: 'counter',
			size: 'integer',
			preview: 'text',
			replayOf: 'text',
			status: 'symbol',
			revision: 'counter',
			replayedAt: 'counter',
			replayedBy: 'symbol',
			replayPartition: 'integer',
			replayOffset: 'counter',
			tradeId: 'text',
		}),
	},
};
