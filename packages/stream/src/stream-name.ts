import type { Activity, Cash, DeadLetterState, FeedStatusRecord, JoinedPosition, Lcr, Rejected } from '@tideline/domain';

/** The streams of the BFF and the row of each. Keys: entityId, accountId, position key, overrideId, feed, `topic.partition.offset`, `entity/sequence/subject`, view. */
export interface StreamRows {
	lcr: Lcr;
	cash: Cash;
	positions: JoinedPosition;
	overrides: OverrideRow;
	feeds: FeedRow;
	rejected: RejectedRow;
	activity: Activity;
	control: FeedStatusRecord;
}
export type StreamKind = keyof StreamRows;
/** `lcr:GROUP`, `cash:LDN`, `positions:GROUP` (GROUP: every entity's), `activity:NYC`; `overrides`, `feeds`, `rejected`, `control`. */
export type StreamName = `${'lcr' | 'cash' | 'positions' | 'activity'}:${string}` | 'overrides' | 'feeds' | 'rejected' | 'control';

/** An override as it stands now, folded from its events. */
export interface OverrideRow {
	overrideId: string;
	state: 'DRAFT' | 'PENDING' | 'IN_FORCE' | 'SCHEDULED' | 'REJECTED' | 'WITHDRAWN' | 'EXPIRED' | 'REVERSED';
	targetKind: 'TRADE' | 'INSTRUMENT' | 'ISSUER' | 'COUNTERPARTY';
	targetId: string;
	/** The target in words: name of the instrument, trade id with instrument. */
	targetName: string;
	entityId: string | null;
	assetClass: string | null;
	level: string | null;
	subclass: string | null;
	eligible: boolean | null;
	encumbered: boolean | null;
	flowLine: string | null;
	reasonCode: string;
	comment: string;
	effectiveFrom: number;
	expiresAt: number;
	maker: string;
	createdAt: number;
	endedAt: number | null;
	endedBy: string | null;
	/** Positions that carry it now. */
	positions: number;
}

/** One topic that comes in, as the operator and the status strip see it. */
export interface FeedRow {
	topic: string;
	/** Records of the last whole second. */
	perSecond: number;
	/** Records since the earliest of the entities' days began; null where the log keeps only the latest of each key. */
	today: number | null;
	/** Records not folded yet. */
	lag: number;
	/** Timestamp of the newest record; null when there is none. */
	lastAt: number | null;
	rejected: number;
	state: 'LIVE' | 'CATCHING_UP' | 'STALE' | 'EMPTY';
	/** Set while stale: when it stopped. */
	staleSince: number | null;
	/** Milliseconds since everything was folded up to where the feed stood then; null when that is longer ago than it is remembered. */
	lagMs: number | null;
	/** Mean records/s in each quarter of a minute, the newest last, of the last quarter of an hour. */
	rates: readonly number[];
	partitions: number;
	/** Where its records go next: a topic of trades, the fold, or the joined view. */
	goesTo: string;
}

/** Where the records of a topic go that a swap has put in the place of ours: what the pages show as positions rests on it, the ratio does not. */
export const JOINED_VIEW = 'joined view';

/** A dead letter as listed, with what has become of it; the raw message comes with `/api/rejected/{id}`. `replayOf` is a `rejectedId`. */
export type RejectedRow = Omit<Rejected, 'value'> & DeadLetterState & { rejectedId: string; size: number; preview: string };
