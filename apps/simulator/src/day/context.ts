import type { AccountRecord, CounterpartyRecord } from '@tideline/domain';
import type { NewRecord } from '@tideline/event-log';
import type { Bank } from '../bank/bank.ts';
import { openingRate } from '../bank/currencies.ts';
import type { BankInstrument } from '../bank/instrument-terms.ts';
import type { Random } from '../random/random.ts';
import type { DayState } from './state.ts';

/** What the desks look up while a day runs; made once from the bank. */
export interface Lookup {
	readonly bank: Bank;
	/** Banks and funds that the desks deal with. */
	readonly dealers: readonly CounterpartyRecord[];
	/** By entity: bonds, shares and misbooked bonds that it holds, with their places in the price vector. */
	readonly held: Readonly<Record<string, Readonly<Record<'BOND' | 'EQUITY' | 'MISBOOKED' | 'LEVEL_1', readonly HeldInstrument[]>>>>;
	readonly commodities: readonly HeldInstrument[];
	/** Cash accounts that deals do not settle on. */
	readonly correspondents: readonly AccountRecord[];
}

export interface HeldInstrument {
	readonly instrument: BankInstrument;
	/** Place among the bank's instruments. */
	readonly index: number;
	readonly valueUsd: number;
}

/** One slice in the making. */
export interface Slice {
	readonly state: DayState;
	readonly lookup: Lookup;
	readonly random: Random;
	readonly records: NewRecord[];
}

export function createLookup(bank: Bank): Lookup {
	const index = new Map(bank.instruments.map((instrument, place) => [instrument, place]));
	const held: Record<string, Record<'BOND' | 'EQUITY' | 'MISBOOKED' | 'LEVEL_1', HeldInstrument[]>> = {};
	for (const holding of bank.holdings) {
		held[holding.entityId] ??= { BOND: [], EQUITY: [], MISBOOKED: [], LEVEL_1: [] };
		const lists = held[holding.entityId] as (typeof held)[string];
		const entry = { instrument: holding.instrument, index: index.get(holding.instrument) ?? 0, valueUsd: holding.valueUsd };
		const { classId } = holding.instrument;
		if (classId === 'misbooked') lists.MISBOOKED.push(entry);
		else if (holding.assetClass === 'BOND' || holding.assetClass === 'EQUITY') lists[holding.assetClass].push(entry);
		if (classId === '1.sovereign') lists.LEVEL_1.push(entry);
	}
	const commodities = bank.instruments.flatMap((instrument, place) =>
		instrument.classId === 'commodity' ? [{ instrument, index: place, valueUsd: 1_000_000 }] : [],
	);
	const dealers = bank.counterparties.filter(({ type, own }) => !own && (type === 'BANK' || type === 'OTHER_FI'));
	const correspondents = bank.accounts.flatMap(({ record }) =>
		record.currency !== null && bank.cashAccount(record.entityId, record.currency) !== record.accountId ? [record] : [],
	);
	return { bank, dealers, held, commodities, correspondents };
}

/** The price of an instrument now: its opening, its own deviation and that of its currency's market. */
export function priceNow(state: DayState, { record, price, spread }: BankInstrument, index: number): number {
	const deviation = (state.prices[index] ?? 0) * spread + (state.market[record.currency] ?? 0) * spread * 0.6;
	return Number((price * (1 + deviation)).toFixed(4));
}

/** US dollars for one unit now. */
export function rateNow(state: DayState, currency: string): number {
	return openingRate(currency) * (1 + (state.fx[currency] ?? 0));
}

/** True more often the further the drift is below zero: what keeps books near where they opened. */
export function leansUp(random: Random, drift: number, scale: number, bias = 0): boolean {
	return random.unit() < 0.5 - 0.5 * Math.tanh(drift / scale) + bias;
}

export function addDrift(state: DayState, key: string, amount: number): void {
	state.drift[key] = (state.drift[key] ?? 0) + amount;
}
