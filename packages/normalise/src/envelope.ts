import {
	BadTimeError,
	CURRENCIES,
	checkTime,
	type Day,
	type EntityRecord,
	formatDay,
	type Minor,
	type Trade,
	type TradeEnvelope,
} from '@tideline/domain';
import type { LogRecord } from '@tideline/event-log';
import type { Fields } from './fields.ts';
import type { ReferenceLookup } from './reference-lookup.ts';

/** What a desk's reader has at hand: the record that the message came in, and what the bank knows. */
export interface Context {
	readonly record: LogRecord;
	readonly reference: ReferenceLookup;
}

/** Reads one desk's message. @throws BadMessage. */
export type ReadDesk = (text: string, context: Context) => Trade;

type FromDesk = Omit<TradeEnvelope, 'entityId' | 'sourceSystem' | 'source' | 'receiveTime' | 'late'>;

/** Adds what the log and the reference data know to what the desk says. */
export function envelope({ record, reference }: Context, entity: EntityRecord, desk: FromDesk): TradeEnvelope {
	return {
		tradeId: desk.tradeId,
		version: desk.version,
		lifecycle: desk.lifecycle,
		entityId: entity.entityId,
		book: desk.book,
		counterpartyId: desk.counterpartyId,
		tradeDate: desk.tradeDate,
		settlementDate: desk.settlementDate,
		valueDate: desk.valueDate,
		maturityDate: desk.maturityDate,
		sourceSystem: record.topic,
		source: { topic: record.topic, partition: record.partition, offset: record.offset },
		eventTime: desk.eventTime,
		receiveTime: record.timestamp,
		late: desk.valueDate < reference.businessDay(entity, record.timestamp),
	};
}

/** When the desk says that it happened, by default an ISO 8601 instant. @throws BadMessage when that cannot be believed. */
export function eventTime({ record }: Context, fields: Fields, name: string, at = fields.instant(name)): number {
	try {
		checkTime(at, record.timestamp, name);
		return at;
	} catch (error) {
		if (!(error instanceof BadTimeError)) throw error;
		return fields.fail(error.reason, name, error.message);
	}
}

export interface TradeDates {
	readonly tradeDate: Day;
	readonly settlementDate: Day;
	/** Null where the message gives none. */
	readonly maturityDate: Day | null;
}

/** Reads the dates by their names at the desk. @throws BadMessage INCONSISTENT when they are out of order. */
export function tradeDates(fields: Fields, names: { trade: string; settlement: string; maturity?: string }): TradeDates {
	const tradeDate = fields.day(names.trade);
	const settlementDate = fields.day(names.settlement);
	const maturityDate = names.maturity === undefined ? null : fields.optionalDay(names.maturity);
	if (tradeDate > settlementDate) {
		fields.fail('INCONSISTENT', names.settlement, `settles on ${formatDay(settlementDate)}, before the trade date ${formatDay(tradeDate)}`);
	}
	if (names.maturity !== undefined && maturityDate !== null && maturityDate < settlementDate) {
		fields.fail('INCONSISTENT', names.maturity, `matures on ${formatDay(maturityDate)}, before it settles on ${formatDay(settlementDate)}`);
	}
	return { tradeDate, settlementDate, maturityDate };
}

/**
 * Catches an amount with a slipped digit: `expected` (major units) is a float on purpose, it only bounds and is never booked.
 * @throws BadMessage INCONSISTENT when the amount is further from it than the tolerance, a share of it.
 */
export function checkPlausible(fields: Fields, name: string, amount: Minor, currency: string, expected: number, tolerance: number): void {
	const unit = 10 ** (CURRENCIES.get(currency)?.exponent ?? 0);
	// One minor unit more, so that rounding never rejects a tiny amount.
	if (Math.abs(amount - expected * unit) <= Math.abs(expected * unit) * tolerance + 1) return;
	const about = Number(expected.toPrecision(6)).toLocaleString('en-GB', { maximumFractionDigits: 6 });
	fields.fail('INCONSISTENT', name, `${amount / unit} ${currency}; the other fields make about ${about}`);
}
