import type { JoinType } from './feed-settings.ts';

/** How far a swap has come: `IDLE` between swaps, `BUILDING` while the next generation reads its topics. */
type FeedPhase = 'BUILDING' | 'IDLE';

/** The one status row of the joined feed. */
export interface FeedStatus {
	/** Of the generation that the pages show; 0 before the first. */
	readonly generation: number;
	readonly positionsTopic: string;
	readonly accountsTopic: string;
	readonly joinType: JoinType;
	/** When a control record was last applied, the start included: ISO 8601 in UTC. Null before the first generation is shown. */
	readonly lastApplied: string | null;
	/** Why the last record or the last build failed; null once one has succeeded. */
	readonly lastError: string | null;
	readonly phase: FeedPhase;
	/** Generations that have been replaced and are not closed yet. */
	readonly lingering: number;
}

/** One step of the swap log. */
export interface SwapStep {
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly step: 'APPLIED' | 'BUILDING' | 'SWAPPED' | 'CLOSED' | 'ERROR' | 'UNCHANGED';
	/** The generation that the step is about. */
	readonly generation: number;
	/** Old and new, or what failed. */
	readonly text: string;
	/** Who asked for it; null for what happens by itself. */
	readonly by: string | null;
	/** Milliseconds since the swap began, for its later steps. */
	readonly tookMs: number | null;
}
