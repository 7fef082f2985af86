import type { TopicSpec } from './event-log.ts';

const DAY = 86_400_000;
const kept = (name: string, partitions: number, days: number | null): TopicSpec => ({
	name,
	partitions,
	cleanup: 'delete',
	retentionMs: days === null ? null : days * DAY,
});
const compacted = (name: string, partitions: number, minCompactionLagMs: number): TopicSpec => ({
	name,
	partitions,
	cleanup: 'compact',
	retentionMs: DAY,
	minCompactionLagMs,
});
/** Facts stay whole for a day: a fold that starts again, or goes back to a cut, meets what it met the first time. */
const fact = (name: string): TopicSpec => compacted(name, 1, DAY);
/** Of results only the newest is of use. */
const result = (name: string, partitions: number): TopicSpec => compacted(name, partitions, 0);

/** Raw desk messages, in each desk's own format: the feeds that the simulator or a bank's systems write. */
export const DESK_TOPICS = ['oms.fx', 'oms.repo', 'oms.interbank', 'oms.bond', 'ems.equity', 'ems.commodity', 'oms.derivative'] as const;
export type DeskTopic = (typeof DESK_TOPICS)[number];

/** Normalised trades, Avro, one topic an asset class. */
export const TRADE_TOPICS = [
	'trades.fx',
	'trades.repos',
	'trades.interbank',
	'trades.bonds',
	'trades.equities',
	'trades.commodities',
	'trades.derivatives',
] as const;
export type TradeTopic = (typeof TRADE_TOPICS)[number];

/** JSON facts from other systems that the fold reads as they are. */
export const FACT_TOPICS = ['payments', 'balances', 'market.prices', 'market.fx'] as const;
export const REFERENCE_TOPICS = [
	'reference.entities',
	'reference.business-days',
	'reference.accounts',
	'reference.counterparties',
	'reference.instruments',
] as const;

/** Every topic: the one table. `docs/topics.md` says what is in each. */
export const TOPICS: readonly TopicSpec[] = [
	...DESK_TOPICS.map((name) => kept(name, 4, null)),
	...TRADE_TOPICS.map((name) => kept(name, 4, null)),
	kept('trades.rejected', 1, null),
	kept('payments', 4, null),
	fact('balances'),
	fact('market.prices'),
	fact('market.fx'),
	...REFERENCE_TOPICS.map(fact),
	result('positions', 4),
	result('cash', 1),
	result('lcr', 1),
	kept('lcr.history', 1, null),
	kept('activity', 1, 1),
	kept('overrides', 1, null),
	kept('control', 1, null),
	result('control.status', 1),
];

/**
 * Another topic of the kind of one in the table, such as `positions.v2` beside `positions`: what a hot swap changes to.
 * @throws RangeError when the table has no such topic
 */
export function topicLike(name: string, like: string): TopicSpec {
	const spec = TOPICS.find((known) => known.name === like);
	if (spec === undefined) throw new RangeError(`there is no topic "${like}"`);
	return { ...spec, name };
}

/** The consumer group whose positions say how far the desk topics are normalised; also what the ids of its transactions begin with. */
export const NORMALISER_GROUP = 'normaliser';

/** The consumer group whose positions say how far the figures in the log go; also the id of the folder's transactions. */
export const FOLDER_GROUP = 'folder';
