import type { NewRecord, Transactor } from '@tideline/event-log';
import { advance } from '../day/advance.ts';
import type { Scenario } from '../day/scenario.ts';
import { type Pace, SLICE_MS } from '../day/state.ts';
import type { SimulatorEvents } from '../events.ts';
import { checkpoint } from './checkpoint.ts';
import type { OpenDay } from './open-day.ts';

/** Records between two checkpoints: what a start after a kill makes again takes half a second at any rate. */
const CHECKPOINT_RECORDS = 20_000;
/** Records of one append, about: 50 to 100 ms of work, after which the stop signal and the commands are heard. */
const BATCH = 4_000;

/** A day under way: makes slices and appends them. Each change of pace or scenario is written down before the slice that has it. */
export class DayRun {
	readonly #day: OpenDay;
	readonly #transactor: Transactor;
	readonly #events: SimulatorEvents;
	#requested: Scenario | null;
	/** Records since the last checkpoint. */
	#sinceCheckpoint = 0;
	#batch: NewRecord[];

	constructor(day: OpenDay, transactor: Transactor, events: SimulatorEvents) {
		this.#day = day;
		this.#transactor = transactor;
		this.#events = events;
		this.#requested = day.scenario;
		this.#batch = [...day.records];
	}

	/** Where the day stands, ms. */
	get at(): number {
		return this.#day.state.at;
	}

	get slice(): number {
		return this.#day.state.slice;
	}

	/** Asks for a scenario; it begins with the next slice that may change it. */
	request(scenario: Scenario): void {
		this.#requested = scenario;
	}

	/** Trades a second from the next slice on. */
	setPace(pace: Pace, rate: number): void {
		const { state } = this.#day;
		if (state.pace === pace && state.rate === rate) return;
		state.pace = pace;
		state.rate = rate;
		this.writeCheckpoint();
	}

	/** Begins the scenario that was asked for last. */
	changeScenario(): void {
		const { state } = this.#day;
		const scenario = this.#requested;
		this.#requested = null;
		if (scenario === null || scenario === state.scenario) return;
		state.scenario = scenario;
		state.scenarioSince = state.at;
		this.#events.scenarioChanged?.(scenario);
		this.writeCheckpoint();
	}

	/** Whether another slice ends by then. */
	hasSliceBefore(until: number): boolean {
		const { state } = this.#day;
		return state.at + SLICE_MS[state.pace] <= until;
	}

	get batchIsFull(): boolean {
		return this.#batch.length >= BATCH;
	}

	/** Makes the next slice; `append` writes it. */
	makeSlice(): void {
		const { state, lookup } = this.#day;
		const records = advance(state, lookup);
		for (const record of records) this.#batch.push(record);
		this.#sinceCheckpoint += records.length;
		if (this.#sinceCheckpoint >= CHECKPOINT_RECORDS) this.writeCheckpoint();
	}

	/** @throws FencedError when another simulator has taken the log over: nothing of this batch is written. */
	async append(): Promise<void> {
		if (this.#batch.length === 0) return;
		const records = this.#batch;
		this.#batch = [];
		await this.#transactor.commit({ records });
	}

	/** The state joins the batch: the next start goes on from here. */
	writeCheckpoint(): void {
		this.#sinceCheckpoint = 0;
		this.#batch.push(checkpoint(this.#day.state));
	}
}
