import type { NewRecord } from '@tideline/event-log';
import { Random } from '../random/random.ts';
import { balanceFiles } from './balance-file.ts';
import { bookDeal } from './book.ts';
import type { Lookup, Slice } from './context.ts';
import { correspondentPayment } from './correspondents.ts';
import { customerPayment } from './customers.ts';
import { deskRates, TURNOVER } from './mix.ts';
import { openDays } from './open-days.ts';
import { type QueueItem, takeDue } from './queue.ts';
import { confirmation } from './settlement.ts';
import { type DayState, SLICE_MS } from './state.ts';
import { fxTick, priceTick } from './ticks.ts';

/** Payments of customers a second, by pace. */
const CUSTOMERS = { history: 0.5, live: 2 } as const;
/** Payments over correspondent accounts a second. */
const CORRESPONDENTS = 0.15;
/** Slices, each with a price tick, between two FX ticks. */
const FX_EVERY = 5;

/** Makes the next slice of the day: its records in the order of their time. Changes the state to stand behind it. */
export function advance(state: DayState, lookup: Lookup): NewRecord[] {
	const random = Random.resumed(state.random);
	const slice: Slice = { state, lookup, random, records: [] };
	const length = SLICE_MS[state.pace];
	const end = state.at + length;
	openDays(slice);
	balanceFiles(slice);
	for (const [desk, perSecond] of deskRates(state.rate)) {
		const usd = TURNOVER[desk] / Math.max(perSecond, 1e-9);
		for (let left = arrivals(perSecond, length, random); left > 0; left--) {
			bookDeal(desk, usd * random.skewed(), state.at + random.index(length), slice);
		}
	}
	const customers = CUSTOMERS[state.pace];
	for (let left = arrivals(customers, length, random); left > 0; left--) {
		customerPayment(state.at + random.index(length), customers, slice);
	}
	for (let left = arrivals(CORRESPONDENTS, length, random); left > 0; left--) {
		correspondentPayment(state.at + random.index(length), slice);
	}
	if (state.slice % FX_EVERY === 0) fxTick(state.at + random.index(length), slice);
	priceTick(state.at + random.index(length), slice);
	for (let due = takeDue(state.queue, end); due !== undefined; due = takeDue(state.queue, end)) emit(due, slice);
	state.random = random.state();
	state.at = end;
	state.slice++;
	return slice.records.sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
}

/** A whole number of events with the right mean: the fraction is a matter of chance. */
function arrivals(perSecond: number, milliseconds: number, random: Random): number {
	return Math.floor((perSecond * milliseconds) / 1_000 + random.unit());
}

function emit(item: QueueItem, slice: Slice): void {
	if (item.kind === 'message') {
		slice.records.push({ topic: item.topic, key: item.key, value: Buffer.from(item.text), timestamp: item.at });
		return;
	}
	slice.records.push(confirmation(item, slice));
}
