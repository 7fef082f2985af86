import { DESK_TOPICS, type PartitionEnd, type Positions, REFERENCE_TOPICS, recordsLeft, TRADE_TOPICS } from '@tideline/event-log';
import { type FeedRow, JOINED_VIEW } from '@tideline/stream';
import { newestOf } from '../feed/behind-ours.ts';
import { type FeedSettings, INITIAL_FEED } from '../feed/feed-settings.ts';
import { type FeedFlow, lagMsOf, nextFlow, ratesOf } from './feed-flow.ts';
import { type FeedLack, isLeftBehind, nextLack } from './feed-lack.ts';
import { type FeedPace, nextPace, staleAfter } from './feed-pace.ts';

/** Records behind from which a feed is catching up and not live. */
export const CATCHING_UP_LAG = 500;
/** What comes once a business day is late two hours after the next should have come. */
const DAILY_STALE_AFTER = 26 * 3_600_000;
/** Records older than this are hours that are being written or caught up, not the pace of now. */
const OLD_RECORDS_MS = 60_000;

/** Who reads a feed. */
export type FeedReader = 'normaliser' | 'engine' | 'joined view';

/** A feed: one topic, or reference data as one. */
export interface FeedSpec {
	name: string;
	topics: readonly string[];
	/** `DAILY`: once a business day; `STEADY`: all day long, at a pace of its own that is learnt from it; else whenever that topic of ours does. */
	usual: 'STEADY' | 'DAILY' | { as: string };
	reader: FeedReader;
	/** Where its records go next. */
	goesTo: string;
	/** False where only the latest record of each key is kept: how many there were cannot be known. */
	countsDay: boolean;
}

const desk = (name: string, goesTo: string): FeedSpec => ({
	name,
	topics: [name],
	usual: 'STEADY',
	reader: 'normaliser',
	goesTo,
	countsDay: true,
});
const latest = (name: string, usual: FeedSpec['usual'], topics: readonly string[] = [name]): FeedSpec => ({
	name,
	topics,
	usual,
	reader: 'engine',
	goesTo: 'fold',
	countsDay: false,
});

/** Every feed that comes in, in the order of the status strip. */
export const FEEDS: readonly FeedSpec[] = [
	...DESK_TOPICS.map((name, index) => desk(name, TRADE_TOPICS[index] ?? 'normalise')),
	{ ...desk('payments', 'fold'), reader: 'engine' },
	latest('balances', 'DAILY'),
	latest('market.prices', 'STEADY'),
	latest('market.fx', 'STEADY'),
	{ ...latest('reference', 'DAILY', REFERENCE_TOPICS), goesTo: 'normalise, fold' },
];
export const FEED_TOPICS: readonly string[] = FEEDS.flatMap(({ topics }) => topics);

/** The topics that a swap has put in the place of ours. */
export function swappedFeeds({ positionsTopic, accountsTopic }: FeedSettings): FeedSpec[] {
	const spec = (name: string, ours: string): FeedSpec => ({ ...latest(name, { as: ours }), reader: JOINED_VIEW, goesTo: JOINED_VIEW });
	return [spec(positionsTopic, INITIAL_FEED.positionsTopic), spec(accountsTopic, INITIAL_FEED.accountsTopic)].filter(
		({ name }) => name !== INITIAL_FEED.positionsTopic && name !== INITIAL_FEED.accountsTopic,
	);
}

/** What was seen of a feed at one look, so that the next one knows its rate and its pace. */
export interface FeedLook {
	at: number;
	high: number;
	/** Undefined before its first record. */
	pace: FeedPace | undefined;
	flow: FeedFlow;
	/** Of ours, where it stands in its place. */
	lack: FeedLack | null;
}

export interface FeedInputs {
	now: number;
	ends: readonly PartitionEnd[];
	/** Next offset that each reader will read. */
	positions: Readonly<Record<FeedReader, Positions>>;
	rejected: number;
	/** Records since the day began; null while they are still being counted. */
	today: number | null;
}

/** The row of a feed, and what to remember for the next. */
export function feedRow(spec: FeedSpec, inputs: FeedInputs, before: FeedLook | undefined): { row: FeedRow; look: FeedLook } {
	const ends = inputs.ends.filter(({ topic }) => spec.topics.includes(topic));
	const high = sum(ends.map((end) => end.high));
	const lastAt = newestOf(ends, spec.topics);
	const lag = recordsLeft(ends, inputs.positions[spec.reader]);
	const perSecond = rate(high, inputs.now, before);
	const arrived = before !== undefined && high > before.high;
	const pace = lastAt === null ? undefined : nextPace(before?.pace, { now: inputs.now, lastAt, arrived });
	const old = arrived && lastAt !== null && inputs.now - lastAt > OLD_RECORDS_MS;
	const flow = nextFlow(before?.flow, { at: inputs.now, high }, old);
	const ours = typeof spec.usual === 'object' ? newestOf(inputs.ends, [spec.usual.as]) : null;
	const lackLook = { now: inputs.now, lastAt, ours };
	const lack = nextLack(before?.lack, lackLook);
	const silent = typeof spec.usual === 'object' ? isLeftBehind(lack, lackLook) : isSilent(spec.usual, lastAt, pace, inputs.now);
	const state = stateOf({ lastAt, lag, perSecond, silent });
	return {
		row: {
			topic: spec.name,
			perSecond,
			today: spec.countsDay ? inputs.today : null,
			lag,
			lastAt,
			rejected: inputs.rejected,
			state,
			staleSince: state === 'STALE' ? lastAt : null,
			lagMs: lagMsOf(flow, { now: inputs.now, read: high - lag }),
			rates: ratesOf(flow),
			partitions: ends.length,
			goesTo: spec.goesTo,
		},
		look: { at: inputs.now, high, pace, flow, lack },
	};
}

function rate(high: number, now: number, before: FeedLook | undefined): number {
	if (before === undefined || now <= before.at) return 0;
	return Math.round(((high - before.high) * 1_000) / (now - before.at));
}

/** Whether records have not come that should have. */
function isSilent(usual: 'STEADY' | 'DAILY', lastAt: number | null, pace: FeedPace | undefined, now: number): boolean {
	return lastAt !== null && now - lastAt > (usual === 'DAILY' ? DAILY_STALE_AFTER : staleAfter(pace));
}

/** Records that come with old times are a feed that catches up, not a silent one. */
function stateOf(feed: { lastAt: number | null; lag: number; perSecond: number; silent: boolean }): FeedRow['state'] {
	if (feed.lastAt === null && !feed.silent) return 'EMPTY';
	if (feed.lag > CATCHING_UP_LAG || (feed.silent && feed.perSecond > 0)) return 'CATCHING_UP';
	return feed.silent ? 'STALE' : 'LIVE';
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
