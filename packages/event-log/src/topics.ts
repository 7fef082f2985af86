import { TIME_AHEAD_MS } from '@tideline/domain';
import type { TopicSpec } from './event-log.ts';
import { FACT_RECORDS } from './fact-records.ts';
import { DEAD_LETTER_EVENTS_TOPIC, type DeskTopic, type REFERENCE_TOPICS, TRADE_TOPICS, type TradeTopic } from './topic-names.ts';

const DAY = 86_400_000;

/** What the values of a topic are. */
export type TopicValue =
	/** In the Confluent wire format; `record` is the subject in the registry, too. */
	| { readonly format: 'avro'; readonly record: string }
	/** `record` names the schema in `packages/domain/src/reference/records.ts`. */
	| { readonly format: 'json'; readonly record: string }
	/** Bytes that nobody has checked, in the format of who writes them. */
	| { readonly format: 'foreign'; readonly text: string };

/** A topic of ours: its settings, and what is in it for those who read and write it. */
export interface TopicEntry extends TopicSpec {
	/** What the key says; in Markdown, as are producer and consumers. */
	readonly key: string;
	readonly value: TopicValue;
	readonly producer: string;
	readonly consumers: string;
}

type Settings = Omit<TopicSpec, 'name'>;

const kept = (partitions: number, days: number | null): Settings => ({
	partitions,
	cleanup: 'delete',
	retentionMs: days === null ? null : days * DAY,
});
const compacted = (partitions: number, minCompactionLagMs: number): Settings => ({
	partitions,
	cleanup: 'compact',
	retentionMs: DAY,
	minCompactionLagMs,
});
/** Facts stay whole for a day: a fold that starts again, or goes back to a cut, meets what it met the first time. */
const fact = compacted(1, DAY);
/** Of results only the newest is of use. */
const result = (partitions: number): Settings => compacted(partitions, 0);

const avro = (record: string): TopicValue => ({ format: 'avro', record: `tideline.${record}` });
const json = (topic: keyof typeof FACT_RECORDS): TopicValue => ({ format: 'json', record: FACT_RECORDS[topic].name });

const desk = (name: DeskTopic, text: string): TopicEntry => ({
	...{ ...kept(4, null), maxAheadMs: TIME_AHEAD_MS },
	...{ name, key: 'trade id', value: { format: 'foreign', text }, consumers: 'normaliser' },
	producer: `simulator, \`npm run feed\`, a bank's ${name.startsWith('ems') ? 'EMS' : 'OMS'}`,
});

const trades = (name: TradeTopic): TopicEntry => ({
	...kept(4, null),
	...{ name, key: 'trade id', value: avro('Trade'), producer: 'normaliser', consumers: 'fold, lineage in the BFF' },
});

const reference = (name: (typeof REFERENCE_TOPICS)[number], key: string): TopicEntry => ({
	...fact,
	...{ name, key, value: json(name), producer: 'simulator, reference data', consumers: 'normaliser, fold, BFF' },
});

const ofFold = (name: string, key: string, record: string, settings: Settings): TopicEntry => ({
	...settings,
	...{ name, key, value: avro(record), producer: 'fold', consumers: 'BFF' },
});

/** The one table, in the parts in which `docs/topics.md` shows it. */
export const TOPIC_TABLES = {
	desks: [
		desk('oms.fx', 'JSON, FX desk'),
		desk('oms.repo', 'JSON, repo desk'),
		desk('oms.interbank', 'JSON, money-market desk'),
		desk('oms.bond', 'JSON, bond desk'),
		desk('ems.equity', 'FIX 4.4 execution report'),
		desk('ems.commodity', 'FIX 4.4 execution report'),
		desk('oms.derivative', 'JSON, derivatives desk'),
	],
	trades: [
		...TRADE_TOPICS.map(trades),
		{
			...kept(1, null),
			...{ name: 'trades.rejected', key: '`topic/partition/offset` of the source', value: avro('Rejected') },
			...{ producer: 'normaliser, fold', consumers: 'BFF' },
		},
		{
			...kept(1, null),
			...{ name: DEAD_LETTER_EVENTS_TOPIC, key: '`topic/partition/offset` of the rejected message', value: avro('DeadLetterEvent') },
			...{ producer: 'BFF (`POST /api/rejected/…`), normaliser', consumers: 'BFF' },
		},
	],
	facts: [
		{
			...kept(4, null),
			...{ name: 'payments', key: 'payment id', value: json('payments') },
			...{ producer: 'simulator, RTGS and nostro statements', consumers: "fold, account's day in the BFF" },
		},
		{
			...fact,
			...{ name: 'balances', key: 'balance id', value: json('balances') },
			...{ producer: 'simulator, core banking, custody', consumers: "fold, account's day in the BFF" },
		},
		{
			...fact,
			...{ name: 'market.prices', key: 'instrument id', value: json('market.prices') },
			...{ producer: 'simulator, market data', consumers: 'fold' },
		},
		{
			...fact,
			...{ name: 'market.fx', key: 'currency', value: json('market.fx') },
			...{ producer: 'simulator, market data', consumers: 'fold' },
		},
		reference('reference.entities', 'entity id'),
		{
			...reference('reference.business-days', 'entity id'),
			...{ producer: "simulator, the bank's calendar", consumers: 'normaliser, fold, BFF' },
		},
		reference('reference.accounts', 'account id'),
		reference('reference.counterparties', 'counterparty id'),
		reference('reference.instruments', 'instrument id'),
	],
	results: [
		ofFold('positions', '`entity|account|instrument`, with `#trade id` where an override carves a trade out', 'Position', result(4)),
		ofFold('cash', 'account id', 'Cash', result(1)),
		ofFold('lcr', 'entity id; `GROUP` is the group', 'Lcr', result(1)),
		ofFold('lcr.history', 'entity id', 'LcrPoint', kept(1, null)),
		ofFold('lcr.closed', '`entity|date` of the business day', 'ClosedDay', result(1)),
		ofFold('lcr.attribution', '`entity id|ms since the epoch` of the beginning of a minute', 'Attribution', result(1)),
		ofFold('activity', 'entity id', 'Activity', kept(1, 1)),
	],
	decisions: [
		{
			...kept(1, null),
			...{ name: 'overrides', key: 'override id', value: avro('OverrideEvent') },
			...{ producer: 'BFF; the fold writes expiries', consumers: 'fold, BFF' },
		},
		{
			...kept(1, null),
			...{ name: 'control', key: 'feed', value: { format: 'foreign', text: 'JSON control record' } },
			...{ producer: 'operators, BFF (`POST /api/control`)', consumers: 'feed orchestrator in the BFF, simulator' },
		},
		{
			...result(1),
			...{ name: 'control.status', key: 'view', value: avro('FeedStatus') },
			...{ producer: 'feed orchestrator in the BFF', consumers: 'feed orchestrator at a start, whoever watches swaps' },
		},
	],
} as const satisfies Record<string, readonly TopicEntry[]>;

/** Every topic. `docs/topics.md` says the rest of what is in each. */
export const TOPICS: readonly TopicEntry[] = Object.values(TOPIC_TABLES).flat();

/**
 * Another topic of the kind of one in the table, such as `positions.v2` beside `positions`: what a hot swap changes to.
 * @throws RangeError when the table has no such topic
 */
export function topicLike(name: string, like: string): TopicEntry {
	const spec = TOPICS.find((known) => known.name === like);
	if (spec === undefined) throw new RangeError(`there is no topic "${like}"`);
	return { ...spec, name };
}
