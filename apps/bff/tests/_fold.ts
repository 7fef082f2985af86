import { setImmediate as turn } from 'node:timers/promises';
import type { Lcr, Ratio } from '@tideline/domain';
import { createFolderEvents, runFolder } from '@tideline/engine';
import type { Codecs, EventLog } from '@tideline/event-log';
import { pino } from 'pino';

async function* everyTurn(signal: AbortSignal): AsyncIterable<void> {
	while (!signal.aborted) {
		await turn();
		yield;
	}
}

/** Runs the engine's fold over the log until everything in it is folded and published. */
export async function fold(log: EventLog, codecs: Codecs): Promise<void> {
	const stop = new AbortController();
	const events = createFolderEvents(pino({ level: 'silent' }));
	await runFolder({ log, codecs, events, now: Date.now, ticks: everyTurn, onCaughtUp: () => stop.abort() }, stop.signal);
	if (events.counters.problems > 0) throw new Error(`${events.counters.problems} records could not be folded`);
}

const FIGURES = [
	...['level1', 'level2a', 'level2b', 'adjustedLevel1', 'adjustedLevel2a', 'adjustedLevel2b', 'level2bCapAdjustment'],
	...[
		'level2CapAdjustment',
		'coveredBondCapAdjustment',
		'hqla',
		'grossOutflows',
		'grossInflows',
		'cappedInflows',
		'netCashOutflows',
		'lcr',
	],
] as (keyof Ratio)[];

/** The figures of a ratio alone. */
export function figuresOf(ratio: Ratio | Lcr): Partial<Ratio> {
	return Object.fromEntries(FIGURES.map((name) => [name, ratio[name]]));
}
