import { optional } from './avro-type.ts';
import { type Position, positionSchema } from './position.ts';

export const ACCOUNT_KINDS = ['CENTRAL_BANK', 'NOSTRO', 'VOSTRO', 'CUSTODY'] as const;

/** A position with what the accounts' feed says of its account; null where a left join finds none. A row of the streams, in no topic. */
export const joinedPositionSchema = {
	type: 'record',
	name: 'JoinedPosition',
	namespace: 'tideline',
	fields: [
		...positionSchema.fields,
		{ name: 'accountName', type: optional('string') },
		{ name: 'accountKind', type: optional({ type: 'enum', name: 'AccountKind', symbols: ACCOUNT_KINDS }) },
	],
} as const;

export type JoinedPosition = Position & {
	accountName: string | null;
	accountKind: (typeof ACCOUNT_KINDS)[number] | null;
};
