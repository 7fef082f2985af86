import {
	type AccountRecord,
	type Activity,
	type Attribution,
	accountRecord,
	type BusinessDayRecord,
	balanceRecord,
	businessDayRecord,
	type Cash,
	type ClosedDay,
	type CounterpartyRecord,
	checkBusinessDay,
	checkTime,
	counterpartyRecord,
	type DeadLetterEvent,
	type EntityRecord,
	entityRecord,
	type InstrumentRecord,
	instrumentRecord,
	type Lcr,
	type LcrPoint,
	type OverrideEvent,
	type ParsedBalance,
	type PaymentRecord,
	parseBalance,
	parseDay,
	paymentRecord,
	type Rejected,
	type Trade,
} from '@tideline/domain';
import { type Codecs, DEAD_LETTER_EVENTS_TOPIC, type LogRecord, TRADE_TOPICS } from '@tideline/event-log';
import type { ZodType } from 'zod';
import type { Place } from '../book/cut.ts';
import { jsonOf } from './json-of.ts';

/** What the BFF reads, by topic. `null` as a value is a tombstone. */
export type Input =
	| { kind: 'cash'; key: string; value: Cash | null }
	| { kind: 'lcr'; value: Lcr }
	| { kind: 'lcr-point'; value: LcrPoint; offset: number }
	| { kind: 'closed-day'; value: ClosedDay; offset: number }
	| { kind: 'activity'; value: Activity }
	| { kind: 'attribution'; value: Attribution; record: Uint8Array }
	| { kind: 'override'; value: OverrideEvent }
	| { kind: 'rejected'; value: Rejected; partition: number; offset: number }
	| { kind: 'dead-letter-event'; value: DeadLetterEvent; offset: number }
	| { kind: 'trade'; value: Trade; record: Uint8Array; place: Place }
	| { kind: 'payment'; value: PaymentRecord; place: Place }
	| { kind: 'balance'; value: ParsedBalance; place: Place }
	| { kind: 'balance-gone'; balanceId: string; place: Place }
	| { kind: 'entity'; value: EntityRecord }
	| { kind: 'business-day'; value: BusinessDayRecord }
	| { kind: 'account'; value: AccountRecord }
	| { kind: 'counterparty'; value: CounterpartyRecord }
	| { kind: 'instrument'; value: InstrumentRecord };

/** What the pages' figures need beside the positions, which the swappable feed reads: read before anything is served. What only the fold needs (prices, rates) is not among them. */
export const FIGURE_TOPICS: readonly string[] = [
	'reference.entities',
	'reference.business-days',
	'reference.accounts',
	'reference.counterparties',
	'reference.instruments',
	'cash',
	'lcr',
	'lcr.history',
	'lcr.closed',
	'lcr.attribution',
	'activity',
	'overrides',
	'trades.rejected',
	DEAD_LETTER_EVENTS_TOPIC,
];

/**
 * Every trade, payment and balance of the log: indexed behind the figures, for what is asked of single trades, accounts and counterparties,
 * and for what is behind a ratio.
 */
export const DAY_TOPICS: readonly string[] = ['balances', 'payments', ...TRADE_TOPICS];

/**
 * A record as an input; null for what nothing here hangs on.
 * @throws when the bytes are not what the topic carries; the record is then left out and counted.
 */
export function readInput(record: LogRecord, codecs: Codecs): Input | null {
	const { topic, partition, offset, value, timestamp } = record;
	const key = record.key ?? '';
	const place = { topic, partition, offset };
	if (value === null) return tombstone(key, place);
	switch (topic) {
		case 'cash':
			return { kind: 'cash', key, value: codecs.cash.decode(value) };
		case 'lcr':
			return { kind: 'lcr', value: codecs.lcr.decode(value) };
		case 'lcr.history':
			return { kind: 'lcr-point', value: codecs.lcrHistory.decode(value), offset };
		case 'lcr.closed':
			return { kind: 'closed-day', value: codecs.closedDay.decode(value), offset };
		case 'activity':
			return { kind: 'activity', value: codecs.activity.decode(value) };
		case 'lcr.attribution':
			return { kind: 'attribution', value: codecs.attribution.decode(value), record: value };
		case 'overrides':
			return { kind: 'override', value: codecs.overrideEvent.decode(value) };
		case 'trades.rejected':
			return { kind: 'rejected', value: codecs.rejected.decode(value), partition, offset };
		case DEAD_LETTER_EVENTS_TOPIC:
			return { kind: 'dead-letter-event', value: codecs.deadLetterEvent.decode(value), offset };
		case 'payments':
			return { kind: 'payment', value: timely(json(value, paymentRecord), ({ confirmedAt }) => Date.parse(confirmedAt), timestamp), place };
		case 'balances':
			return { kind: 'balance', value: timely(parseBalance(json(value, balanceRecord)), ({ at }) => at, timestamp), place };
		case 'reference.entities':
			return { kind: 'entity', value: json(value, entityRecord) };
		case 'reference.business-days':
			return { kind: 'business-day', value: businessDay(json(value, businessDayRecord), timestamp) };
		case 'reference.accounts':
			return { kind: 'account', value: json(value, accountRecord) };
		case 'reference.counterparties':
			return { kind: 'counterparty', value: json(value, counterpartyRecord) };
		case 'reference.instruments':
			return { kind: 'instrument', value: json(value, instrumentRecord) };
		default:
			return { kind: 'trade', value: timely(codecs.trade.decode(value), ({ eventTime }) => eventTime, timestamp), record: value, place };
	}
}

function tombstone(key: string, place: Place): Input | null {
	switch (place.topic) {
		case 'cash':
			return { kind: 'cash', key, value: null };
		case 'balances':
			return { kind: 'balance-gone', balanceId: key, place };
		default:
			return null;
	}
}

/** What the fold sets aside for its time is left out here too: an account's day must not show a payment that its figures lack. */
function timely<T>(fact: T, at: (fact: T) => number, appendedAt: number): T {
	checkTime(at(fact), appendedAt, '');
	return fact;
}

function businessDay(day: BusinessDayRecord, appendedAt: number): BusinessDayRecord {
	checkBusinessDay(parseDay(day.date), Date.parse(day.openedAt), appendedAt);
	return day;
}

function json<T>(bytes: Uint8Array, schema: ZodType<T>): T {
	return schema.parse(jsonOf(bytes));
}
