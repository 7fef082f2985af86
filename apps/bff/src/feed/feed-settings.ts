import type { JOIN_TYPES } from '@tideline/domain';

export type JoinType = (typeof JOIN_TYPES)[number];

/** Which two topics are joined into the positions that the pages show, and how. */
export interface FeedSettings {
	readonly positionsTopic: string;
	readonly accountsTopic: string;
	readonly joinType: JoinType;
}

/** What is joined until a control record says otherwise. */
export const INITIAL_FEED: FeedSettings = { positionsTopic: 'positions', accountsTopic: 'reference.accounts', joinType: 'left' };

export const settingsOf = ({ positionsTopic, accountsTopic, joinType }: FeedSettings): FeedSettings => ({
	positionsTopic,
	accountsTopic,
	joinType,
});

export const sameSettings = (a: FeedSettings, b: FeedSettings): boolean =>
	a.positionsTopic === b.positionsTopic && a.accountsTopic === b.accountsTopic && a.joinType === b.joinType;

/** Both topics and the join, in words. */
export const describeSettings = ({ positionsTopic, accountsTopic, joinType }: FeedSettings): string =>
	`${positionsTopic} ${joinType} join ${accountsTopic}`;

/** The fields that differ, old and new: `positions.v3 → positions.v4, left → inner`. */
export function describeChange(before: FeedSettings, after: FeedSettings): string {
	const fields = ['positionsTopic', 'accountsTopic', 'joinType'] as const;
	const changes = fields.filter((field) => before[field] !== after[field]).map((field) => `${before[field]} → ${after[field]}`);
	return changes.length === 0 ? 'no change' : changes.join(', ');
}
