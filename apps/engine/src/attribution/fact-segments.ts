import { type AssetClass, assertNever, type Cause, causeKey } from '@tideline/domain';
import type { LogRecord } from '@tideline/event-log';
import type { BookInput } from '../fold/index.ts';
import { causeOf, type Known } from './cause-of.ts';

/** A fact and the record that it came in. */
export interface Fact {
	readonly input: BookInput;
	readonly record: LogRecord;
}

/** Facts of one cause, to be applied one after the other and measured together. */
export interface Segment {
	readonly cause: Cause;
	readonly facts: Fact[];
}

/**
 * Facts of one minute that wait to be applied, in segments of one cause: in order of the first fact of each, and within each in the order of
 * the log. Only facts whose order decides nothing may wait here.
 */
export class FactSegments {
	readonly #known: Known;
	readonly #segments = new Map<string, Segment>();
	/** Of trades that wait here too. */
	readonly #classes = new Map<string, AssetClass>();
	#size = 0;

	constructor(known: Known) {
		this.#known = {
			balance: (balanceId) => known.balance(balanceId),
			instrument: (instrumentId) => known.instrument(instrumentId),
			assetClass: (tradeId) => this.#classes.get(tradeId) ?? known.assetClass(tradeId),
		};
	}

	/** Facts that wait. */
	get size(): number {
		return this.#size;
	}

	add(fact: Fact): void {
		const { input } = fact;
		const cause = causeOf(input, this.#known);
		if (input.kind === 'trade') this.#classes.set(input.trade.tradeId, input.trade.assetClass);
		const key = causeKey(cause);
		const segment = this.#segments.get(key);
		if (segment === undefined) this.#segments.set(key, { cause, facts: [fact] });
		else segment.facts.push(fact);
		this.#size++;
	}

	/** What waits, which is then gone. */
	take(): Segment[] {
		const segments = [...this.#segments.values()];
		this.#segments.clear();
		this.#classes.clear();
		this.#size = 0;
		return segments;
	}
}

/** Decided by the order of the log; any order of the others ends in the same book. */
export function isOrdered({ kind }: BookInput): boolean {
	switch (kind) {
		case 'override':
		case 'business-day':
		case 'entity':
		case 'account':
		case 'counterparty':
		case 'instrument':
		case 'balance-gone':
		case 'price-gone':
		case 'fx-gone':
			return true;
		case 'trade':
		case 'payment':
		case 'balance':
		case 'price':
		case 'fx':
			return false;
		default:
			return assertNever(kind);
	}
}
