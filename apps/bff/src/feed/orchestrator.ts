import type { FeedSettings } from './feed-settings.ts';
import { describeChange, INITIAL_FEED, sameSettings } from './feed-settings.ts';
import type { FeedStatus, SwapStep } from './feed-status.ts';
import { Lingering } from './lingering.ts';
import { applySwap, parseSwap } from './swap-record.ts';

/** Feeds read and joined under one choice of topics. Closing it twice must be harmless to others; it is done once. */
export interface Generation {
	close(): void;
}

export interface OrchestratorDeps<G extends Generation> {
	/**
	 * Reads and joins the topics; resolves when the generation has caught up.
	 * @throws when a topic is missing or carries something else; whatever it had opened is closed then, as it is when the signal aborts
	 */
	build(settings: FeedSettings, number: number, signal: AbortSignal): Promise<G>;
	/** Shows a generation in place of the one before, in one step. */
	publish(generation: G): void;
	/** Milliseconds since the epoch. */
	now(): number;
	/** Calls `body` once after so many milliseconds, unless the returned function is called before. */
	after(milliseconds: number, body: () => void): () => void;
	onStep(step: SwapStep): void;
	onStatus(status: FeedStatus): void;
}

interface Building {
	readonly number: number;
	readonly settings: FeedSettings;
	readonly by: string | null;
	readonly since: number;
	readonly abort: AbortController;
}

/**
 * Swaps the feeds behind the positions while everything runs: builds the generation that a control record asks for beside the one that
 * is shown, shows it when it has caught up, and lets the old one linger. A record that comes while one is being built supersedes it.
 * Whatever fails keeps what is shown.
 */
export class FeedOrchestrator<G extends Generation> {
	readonly #deps: OrchestratorDeps<G>;
	readonly #lingering: Lingering;
	#shown: { generation: G; number: number } | null = null;
	#settings: FeedSettings;
	#building: Building | null = null;
	#numbers = 0;
	#lastApplied: number | null = null;
	#lastError: string | null = null;
	#closed = false;

	/** `settings`: what the log's control records come to at the start. */
	constructor(deps: OrchestratorDeps<G>, settings: FeedSettings = INITIAL_FEED) {
		this.#deps = deps;
		this.#settings = settings;
		this.#lingering = new Lingering({
			now: deps.now,
			after: deps.after,
			onClosed: (number, lingeredMs) => {
				this.#step('CLOSED', number, 'after linger', null, lingeredMs);
				this.#tell();
			},
		});
	}

	get status(): FeedStatus {
		return {
			generation: this.#shown?.number ?? 0,
			...this.#settings,
			lastApplied: this.#lastApplied === null ? null : new Date(this.#lastApplied).toISOString(),
			lastError: this.#lastError,
			phase: this.#building === null ? 'IDLE' : 'BUILDING',
			lingering: this.#lingering.size,
		};
	}

	/** Builds and shows the first generation. @throws what building throws: without one there is nothing to show */
	async start(): Promise<void> {
		const building = this.#begin(this.#settings, null);
		try {
			this.#show(building, await this.#deps.build(building.settings, building.number, building.abort.signal));
		} finally {
			if (this.#isBuilding(building)) this.#building = null;
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
			this.#fail(this.#shown?.number ?? 0, error, null, null);
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
			this.#show(building, await this.#deps.build(settings, building.number, building.abort.signal));
		} catch (error) {
			if (!this.#isBuilding(building)) return;
			this.#building = null;
			this.#fail(building.number, error, by, now() - building.since);
		}
	}

	#begin(settings: FeedSettings, by: string | null): Building {
		const building = { number: ++this.#numbers, settings, by, since: this.#deps.now(), abort: new AbortController() };
		this.#building = building;
		this.#step('BUILDING', building.number, describeChange(this.#settings, settings), by, null);
		this.#tell();
		return building;
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
			before === null ? 'first generation' : `${before.number} → ${building.number}: ${describeChange(this.#settings, building.settings)}`;
		this.#building = null;
		this.#shown = { generation, number: building.number };
		this.#settings = building.settings;
		this.#lastApplied ??= now();
		this.#lastError = null;
		this.#step('SWAPPED', building.number, text, building.by, now() - building.since);
		if (before !== null) this.#lingering.add(before.generation, before.number);
		this.#tell();
	}

	#fail(generation: number, error: unknown, by: string | null, tookMs: number | null): void {
		this.#lastError = error instanceof Error ? error.message : String(error);
		this.#step('ERROR', generation, this.#lastError, by, tookMs);
		this.#tell();
	}

	#step(step: SwapStep['step'], generation: number, text: string, by: string | null, tookMs: number | null): void {
		this.#deps.onStep({ at: this.#deps.now(), step, generation, text, by, tookMs });
	}

	#tell(): void {
		this.#deps.onStatus(this.status);
	}
}
