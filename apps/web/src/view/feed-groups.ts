import { type FeedRow, JOINED_VIEW } from '@tideline/stream';

/** A feed as the strip shows it: one topic, or several that a reader takes for one. */
export interface StripFeed extends Omit<FeedRow, 'topic' | 'lagMs' | 'rates' | 'partitions' | 'goesTo'> {
	name: string;
	topics: string[];
}

const DESKS = ['oms.fx', 'oms.repo', 'oms.interbank', 'oms.bond', 'ems.equity', 'ems.commodity', 'oms.derivative', 'payments', 'balances'];
const GROUPED = ['market', 'reference'];
const WORST_FIRST: readonly FeedRow['state'][] = ['STALE', 'CATCHING_UP', 'LIVE', 'EMPTY'];

/** The feeds that come into the house, in the order of the desks; `market.*` and `reference.*` count as one each. */
export function feedsOfStrip(rows: readonly FeedRow[]): StripFeed[] {
	const groups = new Map<string, FeedRow[]>();
	for (const row of rows) {
		const name = row.goesTo === JOINED_VIEW ? null : nameOf(row.topic);
		if (name !== null) groups.set(name, [...(groups.get(name) ?? []), row]);
	}
	return [...DESKS, ...GROUPED].flatMap((name) => {
		const topics = groups.get(name);
		return topics ? [combine(name, topics)] : [];
	});
}

function nameOf(topic: string): string | null {
	if (DESKS.includes(topic)) return topic;
	return GROUPED.find((group) => topic === group || topic.startsWith(`${group}.`)) ?? null;
}

/** The worst state speaks; rates and counts add up; the newest record gives the age. */
function combine(name: string, rows: readonly FeedRow[]): StripFeed {
	const sum = (value: (row: FeedRow) => number) => rows.reduce((total, row) => total + value(row), 0);
	const times = (value: (row: FeedRow) => number | null) => rows.map(value).filter((at) => at !== null);
	const last = times(({ lastAt }) => lastAt);
	const stale = times(({ staleSince }) => staleSince);
	return {
		name,
		topics: rows.map(({ topic }) => topic),
		state: WORST_FIRST.find((state) => rows.some((row) => row.state === state)) ?? 'EMPTY',
		perSecond: sum(({ perSecond }) => perSecond),
		today: rows.some(({ today }) => today === null) ? null : sum(({ today }) => today ?? 0),
		lag: sum(({ lag }) => lag),
		rejected: sum(({ rejected }) => rejected),
		lastAt: last.length > 0 ? Math.max(...last) : null,
		staleSince: stale.length > 0 ? Math.min(...stale) : null,
	};
}
