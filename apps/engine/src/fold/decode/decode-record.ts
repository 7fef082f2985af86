import {
	BadDateError,
	BadDecimalError,
	BadTimeError,
	CurrencyMismatchError,
	type RejectReason,
	UnknownCurrencyError,
} from '@tideline/domain';
import { type Codecs, FACT_TOPICS, type LogRecord, REFERENCE_TOPICS, TRADE_TOPICS } from '@tideline/event-log';
import { ZodError } from 'zod';
import { tradeBodies } from '../trade/trade-bodies.ts';
import type { BookInput } from './book-input.ts';
import { checkFactTime } from './fact-time.ts';
import { FACT_PARSERS } from './parse-fact.ts';

/** Everything that the fold reads. Reference data first, so that an adapter that goes topic by topic gives it first. */
export const FOLD_TOPICS = [...REFERENCE_TOPICS, ...FACT_TOPICS, ...TRADE_TOPICS, 'overrides'] as const;

/** What decodes the facts that travel in Avro. */
export type FactCodecs = Pick<Codecs, 'trade' | 'overrideEvent'>;

/** A record that says nothing the book can use. */
export class BadFactError extends Error {
	override readonly name = 'BadFactError';
	readonly reason: RejectReason;
	/** Path in the record; empty when all of it is at fault. */
	readonly path: string;
	constructor(reason: RejectReason, path: string, message: string, cause?: unknown) {
		super(message, { cause });
		this.reason = reason;
		this.path = path;
	}
}

/** Null for a tombstone that takes nothing away: what refers to reference data must not lose it. @throws BadFactError. */
export function decodeRecord({ topic, key, value, timestamp }: LogRecord, codecs: FactCodecs): BookInput | null {
	if (value === null) return key === null ? null : tombstone(topic, key);
	try {
		const input = decode(topic, value, codecs);
		checkFactTime(input, timestamp);
		return input;
	} catch (error) {
		throw badFact(error);
	}
}

function decode(topic: string, value: Uint8Array, codecs: FactCodecs): BookInput {
	if (topic.startsWith('trades.')) return tradeInput(value, codecs.trade);
	if (topic === 'overrides') return { kind: 'override', event: codecs.overrideEvent.decode(value) };
	return parser(topic)(json(value));
}

/** A trade in the schema of this program is read no further than it is needed. @throws WireFormatError */
export function tradeInput(value: Uint8Array, codec: Codecs['trade']): BookInput {
	const body = codec.bodyOf(value);
	return body === null ? { kind: 'trade', trade: codec.decode(value) } : { kind: 'trade', trade: tradeBodies.decode(body), body };
}

function tombstone(topic: string, key: string): BookInput | null {
	switch (topic) {
		case 'balances':
			return { kind: 'balance-gone', balanceId: key };
		case 'market.prices':
			return { kind: 'price-gone', instrumentId: key };
		case 'market.fx':
			return { kind: 'fx-gone', currency: key };
		default:
			return null;
	}
}

function parser(topic: string): (json: unknown) => BookInput {
	const found = FACT_PARSERS[topic];
	if (found === undefined) throw new BadFactError('UNSUPPORTED', '', `the fold does not read the topic "${topic}"`);
	return found;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function json(value: Uint8Array): unknown {
	try {
		return JSON.parse(utf8.decode(value));
	} catch (error) {
		throw new BadFactError('NOT_JSON', '', 'the record is not JSON', error);
	}
}

/** The reason that stands in the dead letter for whatever was thrown about a fact. */
export function badFact(error: unknown): BadFactError {
	if (error instanceof BadFactError) return error;
	if (error instanceof BadTimeError || error instanceof CurrencyMismatchError)
		return new BadFactError(error.reason, error.path, error.message, error);
	if (error instanceof ZodError) {
		const [issue] = error.issues;
		const path = issue?.path.map(String).join('.') ?? '';
		const missing = issue?.code === 'invalid_type' && issue.message.includes('undefined');
		return new BadFactError(missing ? 'MISSING_FIELD' : 'WRONG_TYPE', path, issue?.message ?? 'the record has another shape', error);
	}
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof UnknownCurrencyError) return new BadFactError('UNKNOWN_CURRENCY', '', message, error);
	if (error instanceof BadDateError) return new BadFactError('BAD_DATE', '', message, error);
	if (error instanceof BadDecimalError || error instanceof RangeError) return new BadFactError('OUT_OF_RANGE', '', message, error);
	return new BadFactError('UNSUPPORTED', '', message, error);
}
