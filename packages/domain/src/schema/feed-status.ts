import { type FromAvro, instant, optional } from './avro-type.ts';

/** `left` keeps a position without an account, `inner` drops it. */
export const JOIN_TYPES = ['left', 'inner'] as const;
/** `BUILDING`: the topics of the next generation are looked up; `CATCHING_UP`: they are being read. */
export const FEED_PHASES = ['IDLE', 'BUILDING', 'CATCHING_UP'] as const;
export const SWAP_STEPS = ['APPLIED', 'BUILDING', 'SWAPPED', 'CLOSED', 'ERROR', 'UNCHANGED'] as const;

/** What a generation goes through until it is shown. */
export const SWAP_STAGES = ['BUILD', 'CATCH_UP', 'PUBLISH'] as const;

/** One step of the swap log. */
const swapStep = {
	type: 'record',
	name: 'SwapStep',
	fields: [
		{ name: 'at', type: instant },
		{ name: 'step', type: { type: 'enum', name: 'SwapStepKind', symbols: SWAP_STEPS } },
		/** The generation that the step is about. */
		{ name: 'generation', type: 'int' },
		/** Old and new, or what failed. */
		{ name: 'text', type: 'string' },
		/** Who asked for it; null for what happens by itself. */
		{ name: 'by', type: optional('string') },
		/** Milliseconds since the swap began, for its later steps. */
		{ name: 'tookMs', type: optional('long') },
		/** How far the generation had come that could not be built; null for every other step. */
		{ name: 'failedAt', type: optional({ type: 'enum', name: 'SwapStage', symbols: SWAP_STAGES }) },
	],
} as const;

/** The generation that is being built. */
const building = {
	type: 'record',
	name: 'BuildingFeed',
	fields: [
		{ name: 'generation', type: 'int' },
		{ name: 'positionsTopic', type: 'string' },
		{ name: 'accountsTopic', type: 'string' },
		{ name: 'joinType', type: { type: 'enum', name: 'AskedJoinType', symbols: JOIN_TYPES } },
		{ name: 'by', type: optional('string') },
		/** Records that are still to be joined; null until the ends of the topics are known. */
		{ name: 'recordsLeft', type: optional('long') },
	],
} as const;

/** The one status row of the joined feed. Key `view`. Compacted. */
export const feedStatusSchema = {
	type: 'record',
	name: 'FeedStatus',
	namespace: 'tideline',
	fields: [
		{ name: 'view', type: 'string' },
		/** Of the generation that the pages show; 0 before the first. */
		{ name: 'generation', type: 'int' },
		/** The number that the next generation will have: what an operator types to confirm a swap. */
		{ name: 'nextGeneration', type: 'int' },
		{ name: 'positionsTopic', type: 'string' },
		{ name: 'accountsTopic', type: 'string' },
		{ name: 'joinType', type: { type: 'enum', name: 'JoinType', symbols: JOIN_TYPES } },
		/** When a control record was last applied, the start included: ISO 8601 in UTC. Null before the first generation is shown. */
		{ name: 'lastApplied', type: optional('string') },
		/** Why the last record or the last build failed; null once one has succeeded. */
		{ name: 'lastError', type: optional('string') },
		{ name: 'phase', type: { type: 'enum', name: 'FeedPhase', symbols: FEED_PHASES } },
		/** Null between swaps. */
		{ name: 'building', type: optional(building) },
		/** Generations that have been replaced and are not closed yet. */
		{ name: 'lingering', type: 'int' },
		/** Offset in `control` from which records are not yet shown or refused: where a start goes on. */
		{ name: 'settledOffset', type: 'long' },
		/** The newest steps, oldest first. */
		{ name: 'steps', type: { type: 'array', items: swapStep } },
	],
} as const;

export type FeedStatusRecord = FromAvro<typeof feedStatusSchema>;
