import type { Activity, Cash, Lcr, Position, Rejected } from '@tideline/domain';

/** The streams of the BFF and the row of each. Keys: entityId, accountId, position key, overrideId, feed, `topic.partition.offset`, `entity/sequence/subject`. */
export interface StreamRows {
	lcr: Lcr;
	cash: Cash;
	positions: Position;
	overrides: OverrideRow;
	feeds: FeedRow;
	rejected: RejectedRow;
	activity: Activity;
}
export type StreamKind = keyof StreamRows;
/** `lcr:GROUP`, `cash:LDN`, `positions:GROUP` (GROUP: every entity's), `activity:NYC`; `overrides`, `feeds`, `rejected`. */
export type StreamName = `${'lcr' | 'cash' | 'positions' | 'activity'}:${string}` | 'overrides' | 'feeds' | 'rejected';

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
}

/** A dead letter as listed; the raw message comes with `/api/rejected/{id}`. */
export type RejectedRow = Omit<Rejected, 'value'> & { rejectedId: string; size: number; preview: string };
