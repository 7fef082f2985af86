import { beforeAbort, type EventLog, TOPICS } from '@tideline/event-log';
import type { Scenario } from '../day/scenario.ts';
import type { SimulatorEvents } from '../events.ts';
import { controlEnd } from './checkpoint.ts';
import { DayRun } from './day-run.ts';
import { followScenario } from './follow-scenario.ts';
import { type ClockSource, ForwardClock } from './forward-clock.ts';
import { openDay } from './open-day.ts';

export interface SimulatorClock extends ClockSource {
	/** Resolves after the time, or at once when the signal says stop. */
	wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface SimulatorOptions {
	readonly log: EventLog;
	readonly clock: SimulatorClock;
	readonly seed: string;
	readonly scenario: Scenario;
	/** Trades a second at the wall clock's pace. */
	readonly rate: number;
	/** Trades a second of the hours that lie behind. */
	readonly historyRate: number;
	/** How old the day is when the bank opens, ms. */
	readonly historyMs: number;
	/** Ends the run. */
	readonly signal: AbortSignal;
	readonly events?: SimulatorEvents;
}

/** What the pace of a day hangs on; its clock never goes back. */
type Paced = Pick<SimulatorOptions, 'rate' | 'historyRate' | 'events'> & { readonly clock: Pick<SimulatorClock, 'now' | 'wait'> };

/** One simulator writes to a log: a later one takes it over, and the one before ends with a FencedError. */
const SIMULATOR_ID = 'simulator';
const HOUR = 3_600_000;
/** A stress that is chosen at the start begins this long before the present. */
const STRESS_LEAD_MS = HOUR;
/** Further behind than this, the day catches up at the history's rate. */
const LAG_LIMIT_MS = 15_000;
/** The pause between two steps, less than a live slice takes. */
const TICK_MS = 40;

/**
 * Runs the simulated bank until the signal: opens a day or continues one, catches up with the clock, and goes on at its pace.
 * @throws FencedError when another simulator has taken over the log; what this one was about to write is not written. The signal's reason
 * when it aborts while the log is still out of reach.
 */
export async function startSimulator(options: SimulatorOptions): Promise<void> {
	const { log, clock, seed, scenario, historyRate, historyMs, signal, events = {} } = options;
	await beforeAbort(log.ensureTopics(TOPICS), signal);
	// Before the end of the log is read: whoever wrote until now writes nothing behind it.
	const transactor = await log.openTransactor(SIMULATOR_ID);
	const commandsFrom = await controlEnd(log);
	const openAt = Math.floor((clock.now() - historyMs) / 1_000) * 1_000;
	const day = await openDay(log, { seed, openAt, historyRate, scenario });
	const run = new DayRun(day, transactor, events);
	await run.append();
	if (day.isNew) events.opened?.(run.at);
	else events.resumed?.(run.at, run.slice);

	const stop = new AbortController();
	const either = AbortSignal.any([signal, stop.signal]);
	const ending = (work: Promise<void>) => work.finally(() => stop.abort());
	const following = followScenario(log, commandsFrom, either, (asked) => run.request(asked));
	const onward = new ForwardClock(clock, run.at);
	const paced = { ...options, clock: { now: () => onward.now(), wait: clock.wait } };
	await Promise.all([ending(keepPace(run, paced, either)), ending(following)]);
	run.writeCheckpoint();
	await run.append();
	await transactor.close();
}

async function keepPace(run: DayRun, options: Paced, signal: AbortSignal): Promise<void> {
	const { clock, events } = options;
	let current = false;
	while (!signal.aborted) {
		if (clock.now() - run.at > LAG_LIMIT_MS) {
			await catchUp(run, options, signal);
			continue;
		}
		await liveStep(run, options);
		if (!current) events?.caughtUp?.(run.at, run.slice);
		current = true;
		if (run.hasSliceBefore(clock.now())) await othersTurn();
		else await clock.wait(TICK_MS, signal);
	}
}

async function catchUp(run: DayRun, { clock, historyRate }: Paced, signal: AbortSignal): Promise<void> {
	run.setPace('history', historyRate);
	const stressFrom = clock.now() - STRESS_LEAD_MS;
	while (!signal.aborted && run.hasSliceBefore(clock.now())) {
		if (run.at >= stressFrom) run.changeScenario();
		run.makeSlice();
		if (!run.batchIsFull) continue;
		await run.append();
		await othersTurn();
	}
	await run.append();
}

async function liveStep(run: DayRun, { clock, rate }: Paced): Promise<void> {
	run.setPace('live', rate);
	run.changeScenario();
	const until = clock.now();
	while (run.hasSliceBefore(until) && !run.batchIsFull) run.makeSlice();
	await run.append();
}

/** Timers and messages get their turn between two batches: a log that is written without pause is still told to stop. */
const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
