import { type EventLog, type NewRecord, TOPICS } from '@tideline/event-log';
import { createBank } from '../bank/bank.ts';
import { opening } from '../bank/opening.ts';
import { advance } from '../day/advance.ts';
import { createLookup, type Lookup } from '../day/context.ts';
import { outstanding } from '../day/outstanding.ts';
import type { Scenario } from '../day/scenario.ts';
import { startDay } from '../day/start-day.ts';
import { type DayState, type Pace, SLICE_MS } from '../day/state.ts';
import { checkpoint, controlEnd, readResumed } from './checkpoint.ts';
import { followScenario } from './follow-scenario.ts';

export interface SimulatorClock {
	/** Milliseconds since the epoch. */
	now(): number;
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
	/** How old the day is when the bank opens, ms; six hours by default. */
	readonly historyMs?: number;
	/** Ends the run. */
	readonly signal: AbortSignal;
	readonly events?: SimulatorEvents;
}

export interface SimulatorEvents {
	opened?(at: number): void;
	resumed?(at: number, slices: number): void;
	caughtUp?(at: number, slices: number): void;
	scenarioChanged?(scenario: Scenario): void;
}

const HOUR = 3_600_000;
/** The day is this old when the bank opens. */
export const HISTORY_MS = 6 * HOUR;
/** A stress that is chosen at the start begins this long before the present. */
const STRESS_LEAD_MS = HOUR;
const CHECKPOINT_MS = 10 * 60_000;
/** Records of one append while catching up. */
const BATCH = 4_000;
/** Further behind than this, the day catches up at the history's rate. */
const LAG_LIMIT_MS = 15_000;
const TICK_MS = 40;

/** Runs the simulated bank until the signal: opens a day or continues one, catches up with the clock, and goes on at its pace. */
export async function startSimulator(options: SimulatorOptions): Promise<void> {
	const { log, clock, signal } = options;
	await log.ensureTopics(TOPICS);
	const run = await openRun(options);
	const requests = { scenario: run.requested };
	const following = followScenario(log, await controlEnd(log), signal, (scenario) => {
		requests.scenario = scenario;
	});
	let current = false;
	while (!signal.aborted) {
		if (clock.now() - run.state.at > LAG_LIMIT_MS) {
			await catchUp(run, options, requests);
			continue;
		}
		await liveStep(run, options, requests);
		if (!current) options.events?.caughtUp?.(run.state.at, run.state.slice);
		current = true;
		await clock.wait(TICK_MS, signal);
	}
	await following;
}

interface Run {
	readonly state: DayState;
	readonly lookup: Lookup;
	readonly requested: Scenario | null;
	/** Day time of the next checkpoint. */
	nextCheckpoint: number;
}

interface Requests {
	scenario: Scenario | null;
}

async function openRun({ log, clock, seed, scenario, historyRate, historyMs = HISTORY_MS, events }: SimulatorOptions): Promise<Run> {
	const resumed = await readResumed(log);
	if (resumed === null) {
		const openedAt = Math.floor((clock.now() - historyMs) / 1_000) * 1_000;
		const bank = createBank(seed, openedAt);
		const lookup = createLookup(bank);
		const state = startDay(lookup, { seed, openedAt, rate: historyRate, scenario: 'calm' });
		const records = [...opening(bank, openedAt), ...outstanding(state, lookup)];
		await log.append([...records, checkpoint(state)]);
		events?.opened?.(openedAt);
		return { state, lookup, requested: scenario === 'calm' ? null : scenario, nextCheckpoint: openedAt + CHECKPOINT_MS };
	}
	const { state, written } = resumed;
	const lookup = createLookup(createBank(state.seed, state.openedAt));
	// The log holds these slices already: making them again only brings the state to where the log ends.
	while (state.slice < written) advance(state, lookup);
	events?.resumed?.(state.at, state.slice);
	const wanted = resumed.scenario ?? (scenario === 'calm' ? null : scenario);
	return { state, lookup, requested: wanted === state.scenario ? null : wanted, nextCheckpoint: state.at };
}

async function catchUp(run: Run, options: SimulatorOptions, requests: Requests): Promise<void> {
	const { log, clock, signal, events } = options;
	const { state, lookup } = run;
	let batch: NewRecord[] = changePace(run, 'history', options.historyRate);
	const stressFrom = clock.now() - STRESS_LEAD_MS;
	while (!signal.aborted && state.at + SLICE_MS.history <= clock.now()) {
		if (state.at >= stressFrom) batch.push(...changeScenario(run, requests, events));
		batch.push(...advance(state, lookup), ...dueCheckpoint(run));
		if (batch.length < BATCH) continue;
		await log.append(batch);
		batch = [];
		await new Promise((resolve) => setImmediate(resolve));
	}
	if (batch.length > 0) await log.append(batch);
}

async function liveStep(run: Run, { log, clock, rate, events }: SimulatorOptions, requests: Requests): Promise<void> {
	const { state, lookup } = run;
	const batch: NewRecord[] = [...changePace(run, 'live', rate), ...changeScenario(run, requests, events)];
	const until = clock.now();
	while (state.at + SLICE_MS.live <= until && batch.length < BATCH) batch.push(...advance(state, lookup));
	batch.push(...dueCheckpoint(run));
	if (batch.length > 0) await log.append(batch);
}

/** A change is written down as a checkpoint, so that a restart makes the slices behind it with the new values. */
function changePace(run: Run, pace: Pace, rate: number): NewRecord[] {
	const { state } = run;
	if (state.pace === pace && state.rate === rate) return [];
	state.pace = pace;
	state.rate = rate;
	return noted(run);
}

function changeScenario(run: Run, requests: Requests, events: SimulatorEvents | undefined): NewRecord[] {
	const { scenario } = requests;
	requests.scenario = null;
	if (scenario === null || scenario === run.state.scenario) return [];
	run.state.scenario = scenario;
	run.state.scenarioSince = run.state.at;
	events?.scenarioChanged?.(scenario);
	return noted(run);
}

function dueCheckpoint(run: Run): NewRecord[] {
	return run.state.at < run.nextCheckpoint ? [] : noted(run);
}

function noted(run: Run): NewRecord[] {
	run.nextCheckpoint = run.state.at + CHECKPOINT_MS;
	return [checkpoint(run.state)];
}
