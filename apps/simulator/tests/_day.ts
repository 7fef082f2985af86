import type { NewRecord } from '@tideline/event-log';
import { createBank } from '../src/bank/bank.ts';
import { opening } from '../src/bank/opening.ts';
import { advance } from '../src/day/advance.ts';
import { createLookup } from '../src/day/context.ts';
import { outstanding } from '../src/day/outstanding.ts';
import type { Scenario } from '../src/day/scenario.ts';
import { startDay } from '../src/day/start-day.ts';

export const OPENED_AT = Date.parse('2026-11-20T08:00:00Z');

/** A day that has just opened, and the records of its opening. */
export function openDay({ seed = 'test', rate = 5, scenario = 'calm' as Scenario } = {}) {
	const bank = createBank(seed, OPENED_AT);
	const lookup = createLookup(bank);
	const state = startDay(lookup, { seed, openedAt: OPENED_AT, rate, scenario });
	const records = [...opening(bank, OPENED_AT), ...outstanding(state, lookup)];
	return { bank, lookup, state, records };
}

/** The opening and the slices after it. */
export function simulate(slices: number, options: Parameters<typeof openDay>[0] = {}): NewRecord[] {
	const { state, lookup, records } = openDay(options);
	for (let count = 0; count < slices; count++) records.push(...advance(state, lookup));
	return records;
}

export const textOf = ({ value }: NewRecord): string => Buffer.from(value ?? []).toString();
