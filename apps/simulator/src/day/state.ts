import type { Day } from '@tideline/domain';
import type { DeskTopic } from '@tideline/event-log';
import type { RandomState } from '../random/random.ts';
import type { QueueItem } from './queue.ts';
import type { Scenario } from './scenario.ts';

/** How fast the day runs: history in steps of a second, live in steps of 50 ms. */
export type Pace = 'history' | 'live';
export const SLICE_MS: Readonly<Record<Pace, number>> = { history: 1_000, live: 50 };

/** A deposit category as core banking last reported it, in minor units. */
interface DepositState {
	amount: number;
	version: number;
}

/**
 * Everything that the next slice depends on, plain data: writing it down and reading it again continues the same day.
 * Amounts without a unit are US dollars.
 */
export interface DayState {
	readonly seed: string;
	/** When the day opened, ms. */
	readonly openedAt: number;
	/** Slices made so far. */
	slice: number;
	/** Where the day stands, ms. */
	at: number;
	pace: Pace;
	/** Trades a second of the pace. */
	rate: number;
	scenario: Scenario;
	scenarioSince: number;
	random: RandomState;
	/** Last number given, by desk, and for payments. */
	serials: Record<DeskTopic | 'payment', number>;
	/** Deviation of each price from its opening, as a share, in the order of the bank's instruments. */
	prices: number[];
	/** Deviation that the prices of a currency share. */
	market: Record<string, number>;
	/** Deviation of each rate from its opening. */
	fx: Record<string, number>;
	/** Net bought today by `entity|instrument`, net received by account, net borrowed by `entity|desk`: what the desks lean against. */
	drift: Record<string, number>;
	/** By balance id. */
	deposits: Record<string, DepositState>;
	businessDays: Record<string, Day>;
	/** When core banking's file of the day is due, ms, by entity; a state that was written before there were files has none. */
	filesDue?: Record<string, number>;
	queue: QueueItem[];
	/** Payments of later days, by entity; they join the queue when their day opens. */
	later: Record<string, { valueDate: Day; item: QueueItem }[]>;
}

/** The business date that an entity is in. @throws RangeError for an entity that the bank does not have. */
export function businessDay(state: DayState, entityId: string): Day {
	const day = state.businessDays[entityId];
	if (day === undefined) throw new RangeError(`${entityId} has no business day`);
	return day;
}
