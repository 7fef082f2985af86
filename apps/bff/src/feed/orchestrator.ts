import type { FeedSettings } from './feed-settings.ts';
import { describeChange, describeSettings, INITIAL_FEED, sameSettings } from './feed-settings.ts';
import type { FeedStatus, SwapStep } from './feed-status.ts';
import { Lingering } from './lingering.ts';
import { applySwap, parseSwap } from './swap-record.ts';

/** Feeds read and joined under one choice of topics. Closing it twice must be harmless to others; it is done once. */
export interface Generation {
	close(): void;
}

export interface OrchestratorDeps<G extends Generation> {
	/**
	 * Reads and joins the topics, telling how many records are left; resolves when the generation has caught up.
	 * @throws when a topic is missing or carries something else; whatever it had opened is closed then, as it is when the signal aborts
	 */
	build(settings: FeedSettings, number: number, signal: AbortSignal, onLeft: (recordsLeft: number) => void): Promise<G>;
	/** Shows a generation in place of the one before, in one step. */
	publish(generation: G): void;
	/** Milliseconds since the epoch. */
	now(): number;
	/** Calls `body` once after so many milliseconds, unless the returned function is called before. */
	after(milliseconds: number, body: () => void): () => void;
	onStep(step: SwapStep): void;
	onStatus(status: FeedStatus): void;
	/** The status with nothing new but the records that are left. */
	onProgress(status: FeedStatus): void;
}

interface Building {
	readonly number: number;
	readonly settings: FeedSettings;
	readonly by: string | null;
	readonly since: number;
	readonly abort: AbortController;
	recordsLeft: number | null;
}

/** Where a start goes on. */
export interface OrchestratorStart {
	/** What the log's control records come to. */
	readonly settings?: FeedSettings;
	/** Of the last generation that was shown. */
	readonly generation?: number;
}

/**
 * Swaps the feeds behind the positions while everything runs: builds the generation that a control record asks for beside the one that
 * is shown, shows it when it has caught up, and lets the old one linger. A record that comes while one is being built supersedes it.
 * Whatever fails keeps what is shown.
 */
export class FeedOrchestrator<G extends Generation> {
	readonly #deps: OrchestratorDeps<G>;
	readonly #lingering: Lingering;
	#shown: { generation: G; number: number; settings: FeedSettings } | null = null;
	#settings: FeedSettings;
	#building: Building | null = null;
	#numbers: number;
	#lastApplied: number | null = null;
	#lastError: string | null = null;
	#closed = false;

	constructor(deps: OrchestratorDeps<G>, { settings = INITIAL_FEED, generation = 0 }: OrchestratorStart = {}) {
		this.#deps = deps;
		this.#settings = settings;
		this.#numbers = generation;
		this.#lingering = new Lingering({
			now: deps.now,
			after: deps.after,
			onClosed: (number, name, lingeredMs) => {
				this.#step('CLOSED', number, `${name}, replaced by ${this.#shown?.number ?? 0}`, null, lingeredMs);
				this.#tell();
			},
		});
	}

	get status(): FeedStatus {
		return {
			generation: this.#shown?.number ?? 0,
			nextGeneration: this.#numbers + 1,
			...this.#settings,
			lastApplied: this.#lastApplied === null ? null : new Date(this.#lastApplied).toISOString(),
			lastError: this.#lastError,
			phase: phaseOf(this.#building),
			building: this.#building === null ? null : buildingRow(this.#building),
			lingering: this.#lingering.size,
		};
	}

	/** The generation that is shown. */
	get shown(): G | null {
		return this.#shown?.generation ?? null;
	}

	/**
	 * Builds and shows the first generation; where that fails the first of `fallbacks` that can be built, with the error in the status.
	 * @throws what building the last of them throws: without one there is nothing to show
	 */
	async start(fallbacks: readonly FeedSettings[] = []): Promise<void> {
		const [next, ...rest] = fallbacks;
		const building = this.#begin(this.#settings, null);
		try {
			this.#show(building, await this.#build(building));
		} catch (error) {
			this.#building = null;
			if (next === undefined || this.#closed) throw error;
			this.#fail(building.number, error, building);
			const why = this.#lastError;
			this.#settings = next;
			await this.start(rest);
			this.#lastError ??= why;
			this.#tell();
		}
	}

	/** Applies a record of `control`; resolves when what it asks for is shown, was superseded, or has failed. */
	async apply(value: Uint8Array | null): Promise<void> {
		if (this.#closed) return;
		try {
			const swap = parseSwap(value);
			if (swap === null) return;
			const base = this.#building?.settings ?? this.#settings;
			await this.#swap(base, applySwap(base, swap), swap.by ?? null);
		} catch (error) {
			this.#fail(this.#shown?.number ?? 0, error, null);
		}
	}

	/** Closes everything that is open, each generation once. */
	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#building?.abort.abort();
		this.#lingering.closeAll();
		this.#shown?.generation.close();
	}

	async #swap(base: FeedSettings, settings: FeedSettings, by: string | null): Promise<void> {
		const { now } = this.#deps;
		this.#lastApplied = now();
		this.#step('APPLIED', this.#shown?.number ?? 0, describeChange(base, settings), by, null);
		if (sameSettings(base, settings)) {
			this.#step('UNCHANGED', this.#shown?.number ?? 0, 'nothing to swap, status refreshed', by, null);
			this.#tell();
			return;
		}
		this.#building?.abort.abort();
		this.#building = null;
		if (sameSettings(this.#settings, settings)) {
			this.#lastError = null;
			this.#step('UNCHANGED', this.#shown?.number ?? 0, 'back to what is shown', by, null);
			this.#tell();
			return;
		}
		const building = this.#begin(settings, by);
		try {
			this.#show(building, await this.#build(building));
		} catch (error) {
			if (!this.#isBuilding(building)) return;
			this.#building = null;
			this.#fail(building.number, error, building);
		}
	}

	#begin(settings: FeedSettings, by: string | null): Building {
		const building: Building = {
			number: ++this.#numbers,
			settings,
			by,
			since: this.#deps.now(),
			abort: new AbortController(),
			recordsLeft: null,
		};
		this.#building = building;
		const text = this.#shown === null ? describeSettings(settings) : describeChange(this.#settings, settings);
		this.#step('BUILDING', building.number, text, by, null);
		this.#tell();
		return building;
	}

	#build(building: Building): Promise<G> {
		return this.#deps.build(building.settings, building.number, building.abort.signal, (recordsLeft) => {
			if (!this.#isBuilding(building) || building.recordsLeft === recordsLeft) return;
			building.recordsLeft = recordsLeft;
			this.#deps.onProgress(this.status);
		});
	}

	/** Neither superseded nor shown. */
	#isBuilding(building: Building): boolean {
		return this.#building === building;
	}

	/** A generation that was superseded while its last batch was on its way is closed unseen. */
	#show(building: Building, generation: G): void {
		if (!this.#isBuilding(building) || this.#closed) {
			generation.close();
			return;
		}
		const { now, publish } = this.#deps;
		try {
			publish(generation);
		} catch (error) {
			generation.close();
			throw error;
		}
		const before = this.#shown;
		const text =
			before === null
				? `${firstOf(building.number)}: ${describeSettings(building.settings)}`
				: `${before.number} → ${building.number}: ${describeChange(this.#settings, building.settings)}`;
		this.#building = null;
		this.#shown = { generation, number: building.number, settings: building.settings };
		this.#settings = building.settings;
		this.#lastApplied ??= now();
		this.#lastError = null;
		this.#step('SWAPPED', building.number, text, building.by, now() - building.since);
		if (before !== null) this.#lingering.add(before.generation, before.number, describeSettings(before.settings));
		this.#tell();
	}

	#fail(generation: number, error: unknown, building: Building | null): void {
		this.#lastError = error instanceof Error ? error.message : String(error);
		const tookMs = building === null ? null : this.#deps.now() - building.since;
		this.#step('ERROR', generation, this.#lastError, building?.by ?? null, tookMs, building === null ? null : stageOf(building));
		this.#tell();
	}

	#step(
		step: SwapStep['step'],
		generation: number,
		text: string,
		by: string | null,
		tookMs: number | null,
		failedAt: SwapStep['failedAt'] = null,
	): void {
		this.#deps.onStep({ at: this.#deps.now(), step, generation, text, by, tookMs, failedAt });
	}

	#tell(): void {
		this.#deps.onStatus(this.status);
	}
}

function phaseOf(building: Building | null): FeedStatus['phase'] {
	if (building === null) return 'IDLE';
	return building.recordsLeft === null ? 'BUILDING' : 'CATCHING_UP';
}

function buildingRow({ number, settings, by, recordsLeft }: Building): FeedStatus['building'] {
	return { generation: number, ...settings, by, recordsLeft };
}

function stageOf({ recordsLeft }: Building): SwapStep['failedAt'] {
	if (recordsLeft === null) return 'BUILD';
	return recordsLeft > 0 ? 'CATCH_UP' : 'PUBLISH';
}

/** Of what is shown before anything else is: after a restart that is a generation with a past. */
function firstOf(generation: number): string {
	return generation === 1 ? 'first generation' : `generation ${generation} again after a start`;
}
