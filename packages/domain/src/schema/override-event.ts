import { type FromAvro, instant, optional } from './avro-type.ts';
import { ASSET_CLASSES, HQLA_LEVELS } from './vocabulary.ts';

/** The life of an override. A single person's submission is in force at once until approval is asked for. */
export const OVERRIDE_EVENT_KINDS = ['DRAFTED', 'SUBMITTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'REVERSED'] as const;

/** Key `overrideId`. Events, kept for ever. */
export const overrideEventSchema = {
	type: 'record',
	name: 'OverrideEvent',
	namespace: 'tideline',
	fields: [
		{ name: 'overrideId', type: 'string' },
		{ name: 'kind', type: { type: 'enum', name: 'OverrideEventKind', symbols: OVERRIDE_EVENT_KINDS } },
		{ name: 'at', type: instant },
		{ name: 'actor', type: 'string' },
		{ name: 'actorRole', type: 'string' },
		/** Where the request came from: an address, or `engine` for what time does. */
		{ name: 'from', type: 'string' },
		/** Whether this submission waits for a second person. */
		{ name: 'approval', type: { type: 'enum', name: 'Approval', symbols: ['NOT_REQUIRED', 'REQUIRED'] } },
		/** Set on DRAFTED and SUBMITTED. */
		{
			name: 'proposal',
			type: optional({
				type: 'record',
				name: 'OverrideProposal',
				fields: [
					{
						name: 'targetKind',
						type: {
							type: 'enum',
							name: 'OverrideTargetKind',
							symbols: ['TRADE', 'INSTRUMENT', 'ISSUER', 'COUNTERPARTY'],
						},
					},
					{ name: 'targetId', type: 'string' },
					/** Null: every entity. */
					{ name: 'entityId', type: optional('string') },
					{ name: 'assetClass', type: optional({ type: 'enum', name: 'AssetClass', symbols: ASSET_CLASSES }) },
					{ name: 'level', type: optional({ type: 'enum', name: 'HqlaLevel', symbols: HQLA_LEVELS }) },
					{ name: 'subclass', type: optional('string') },
					{ name: 'eligible', type: optional('boolean') },
					{ name: 'encumbered', type: optional('boolean') },
					{ name: 'flowLine', type: optional('string') },
					{ name: 'reasonCode', type: 'string' },
					{ name: 'comment', type: 'string' },
					{ name: 'effectiveFrom', type: instant },
					{ name: 'expiresAt', type: instant },
				],
			}),
		},
		{ name: 'comment', type: 'string' },
	],
} as const;

export type OverrideEvent = FromAvro<typeof overrideEventSchema>;
export type OverrideProposal = NonNullable<OverrideEvent['proposal']>;
