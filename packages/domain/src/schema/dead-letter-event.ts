import { type FromAvro, instant, optional } from './avro-type.ts';

/**
 * What people do with a dead letter, and what comes of it: a copy is mended, replayed, or the letter closed with a reason; the replay is
 * accepted or rejected by the normaliser.
 */
export const DEAD_LETTER_EVENT_KINDS = ['MENDED', 'REPLAYED', 'CLOSED', 'ACCEPTED', 'REJECTED'] as const;

/** Key `topic/partition/offset` of the rejected message. Events, kept for ever; their order in the log decides races. */
export const deadLetterEventSchema = {
	type: 'record',
	name: 'DeadLetterEvent',
	namespace: 'tideline',
	fields: [
		/** Coordinates of the rejected message. */
		{ name: 'topic', type: 'string' },
		{ name: 'partition', type: 'int' },
		{ name: 'offset', type: 'long' },
		{ name: 'kind', type: { type: 'enum', name: 'DeadLetterEventKind', symbols: DEAD_LETTER_EVENT_KINDS } },
		{ name: 'at', type: instant },
		{ name: 'actor', type: 'string' },
		{ name: 'actorRole', type: 'string' },
		/** Where the request came from: an address, or `engine` for what the normaliser found. */
		{ name: 'from', type: 'string' },
		/** Why it was closed; empty for the others. */
		{ name: 'comment', type: 'string' },
		/** Set on MENDED: the mended copy whole. */
		{ name: 'copy', type: optional('bytes') },
		/** Set on REPLAYED: offset of the MENDED event whose copy was sent. */
		{ name: 'revision', type: optional('long') },
		/** Set on ACCEPTED and REJECTED: where the replayed message stands in the topic. */
		{ name: 'replayPartition', type: optional('int') },
		{ name: 'replayOffset', type: optional('long') },
		/** Set on ACCEPTED: the trade that the replay became. */
		{ name: 'tradeId', type: optional('string') },
		{ name: 'tradeVersion', type: optional('int') },
		/** Set on REPLAYED, ACCEPTED and REJECTED: SHA-256 of the message that was sent or judged, in hex. Empty where it is not known. */
		{ name: 'messageDigest', type: 'string', default: '' },
	],
} as const;

export type DeadLetterEvent = FromAvro<typeof deadLetterEventSchema>;
