/** `left` keeps a position without an account, `inner` drops it. */
export const JOIN_TYPES = ['left', 'inner'] as const;
export type JoinType = (typeof JOIN_TYPES)[number];

/** Which two topics are joined into the positions that the pages show, and how. */
export interface FeedSettings {
	readonly positionsTopic: string;
	readonly accountsTopic: string;
	readonly joinType: JoinType;
}

/** What is joined until a control record says otherwise. */
export const INITIAL_FEED: FeedSettings = { positionsTopic: 'positions', accountsTopic: 'reference.accounts', joinType: 'left' };

export const sameSettings = (a: FeedSettings, b: FeedSettings): boolean =>
	a.positionsTopic === b.positionsTopic && a.accountsTopic === b.accountsTopic && a.joinType === b.joinType;

/** The fields that differ, in words: `positionsTopic positions.v3 → positions.v4, joinType left → inner`. */
export function describeChange(before: FeedSettings, after: FeedSettings): string {
	const fields = ['positionsTopic', 'accountsTopic', 'joinType'] as const;
	const changes = fields.filter((field) => before[field] !== after[field]).map((field) => `${field} ${before[field]} → ${after[field]}`);
	return changes.length === 0 ? 'no change' : changes.join(', ');
}
