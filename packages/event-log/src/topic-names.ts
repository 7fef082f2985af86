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

/** What becomes of each dead letter. */
export const DEAD_LETTER_EVENTS_TOPIC = 'trades.rejected.events';

/** JSON facts from other systems that the fold reads as they are. */
export const FACT_TOPICS = ['payments', 'balances', 'market.prices', 'market.fx'] as const;
export const REFERENCE_TOPICS = [
	'reference.entities',
	'reference.business-days',
	'reference.accounts',
	'reference.counterparties',
	'reference.instruments',
] as const;

/** All that comes in from outside, people's decisions included: a log that has these gives every figure again. */
export const INPUT_TOPICS = [...DESK_TOPICS, ...FACT_TOPICS, ...REFERENCE_TOPICS, 'overrides'] as const;

/** The consumer group whose positions say how far the desk topics are normalised; also what the ids of its transactions begin with. */
export const NORMALISER_GROUP = 'normaliser';

/** The consumer group whose positions say how far the figures in the log go; also the id of the folder's transactions. */
export const FOLDER_GROUP = 'folder';
