import type { EventLog, NewRecord } from '@tideline/event-log';
import { createBank } from '../bank/bank.ts';
import { opening } from '../bank/opening.ts';
import { advance } from '../day/advance.ts';
import { createLookup, type Lookup } from '../day/context.ts';
import { outstanding } from '../day/outstanding.ts';
import type { Scenario } from '../day/scenario.ts';
import { startDay } from '../day/start-day.ts';
import type { DayState } from '../day/state.ts';
import { checkpoint, readResumed } from './checkpoint.ts';

/** A day that is ready to go on. */
export interface OpenDay {
	readonly state: DayState;
	readonly lookup: Lookup;
	/** What the log must hold before the next slice: the opening of a new day. */
	readonly records: readonly NewRecord[];
	/** Asked for on the command line, or on `control` while no simulator was running; null for no change. */
	readonly scenario: Scenario | null;
	readonly isNew: boolean;
}

export interface DayOptions {
	readonly seed: string;
	/** When a new day opens, ms. */
	readonly openAt: number;
	readonly historyRate: number;
	readonly scenario: Scenario;
}

/** Continues the day that the log holds, or opens a new one. Writes nothing. */
export async function openDay(log: EventLog, options: DayOptions): Promise<OpenDay> {
	const asked = options.scenario === 'calm' ? null : options.scenario;
	const resumed = await readResumed(log);
	if (resumed === null) return { ...newDay(options), scenario: asked };
	const { state, written } = resumed;
	const lookup = createLookup(createBank(state.seed, state.openedAt));
	// The log holds these slices already: making them again only brings the state to where the log ends.
	while (state.slice < written) advance(state, lookup);
	const wanted = resumed.scenario ?? asked;
	return { state, lookup, records: [], scenario: wanted === state.scenario ? null : wanted, isNew: false };
}

/** It opens calm: a stress begins later (`STRESS_LEAD_MS`). */
function newDay({ seed, openAt, historyRate }: DayOptions): Omit<OpenDay, 'scenario'> {
	const bank = createBank(seed, openAt);
	const lookup = createLookup(bank);
	const state = startDay(lookup, { seed, openedAt: openAt, rate: historyRate, scenario: 'calm' });
	const records = [...opening(bank, openAt), ...outstanding(state, lookup)];
	return { state, lookup, records: [...records, checkpoint(state)], isNew: true };
}
