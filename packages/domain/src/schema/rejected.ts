import { type FromAvro, instant, optional } from './avro-type.ts';

export const REJECT_REASONS = [
	'NOT_JSON',
	'NOT_FIX',
	'BAD_CHECKSUM',
	'TOO_LARGE',
	'CONTROL_CHARACTER',
	'MISSING_FIELD',
	'WRONG_TYPE',
	'OUT_OF_RANGE',
	'BAD_IDENTIFIER',
	'BAD_DATE',
	'UNKNOWN_CURRENCY',
	'UNKNOWN_ENTITY',
	'UNKNOWN_ACCOUNT',
	'UNKNOWN_INSTRUMENT',
	'UNKNOWN_COUNTERPARTY',
	'UNSUPPORTED',
	'INCONSISTENT',
	'BAD_ENCODING',
	'DUPLICATE_FIELD',
	'FUTURE_TIME',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** A dead letter: the record whole and unchanged, with why and where. Key `topic/partition/offset` of the source. */
export const rejectedSchema = {
	type: 'record',
	name: 'Rejected',
	namespace: 'tideline',
	fields: [
		{ name: 'topic', type: 'string' },
		{ name: 'partition', type: 'int' },
		{ name: 'offset', type: 'long' },
		{ name: 'key', type: optional('string') },
		{ name: 'value', type: 'bytes' },
		{ name: 'reason', type: { type: 'enum', name: 'RejectReason', symbols: REJECT_REASONS } },
		/** One sentence: what is wrong and what was expected. */
		{ name: 'message', type: 'string' },
		/** JSON path (`collateral.isin`) or FIX tag (`55`); empty when the whole message is at fault. */
		{ name: 'path', type: 'string' },
		/** Byte position of the fault where it is known. */
		{ name: 'position', type: optional('int') },
		{ name: 'receivedAt', type: instant },
		{ name: 'rejectedAt', type: instant },
		/** Of a replay that was rejected again: `topic/partition/offset` of the message that it replays. */
		{ name: 'replayOf', type: optional('string'), default: null },
	],
} as const;

export type Rejected = FromAvro<typeof rejectedSchema>;
