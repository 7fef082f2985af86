import type { LcrPoint, LimitState } from '@tideline/domain';
import type { Book, FoldedLcr, LcrInTrend } from '../fold/index.ts';

const MINUTE = 60_000;

/** What earlier runs have left; it may move while another engine publishes. */
export interface HistoryBefore {
	/** Time of the newest point there is, by entity. */
	readonly until: ReadonlyMap<string, number>;
	/** Limit states last shown, by entity. */
	readonly shown?: ReadonlyMap<string, LimitState>;
	/** The last minute that was looked at, since the epoch. */
	readonly minute?: number;
}

/** Points of the trend: one a minute of event time and entity, and one whenever the limit state changes; none twice after a restart. */
export class HistorySampler {
	readonly #before: Required<Pick<HistoryBefore, 'until' | 'shown'>>;
	/** Of the points made here. */
	readonly #made = new Map<string, number>();
	readonly #states = new Map<string, LimitState>();
	#minute: number;

	constructor({ until, shown = new Map(), minute = 0 }: HistoryBefore) {
		this.#before = { until, shown };
		this.#minute = minute;
	}

	/** Time of the newest point, by entity. */
	get until(): ReadonlyMap<string, number> {
		return new Map(
			[...new Set([...this.#before.until.keys(), ...this.#made.keys()])].map((entityId) => [entityId, this.#newest(entityId)]),
		);
	}

	get minute(): number {
		return this.#minute;
	}

	/** Whether a minute is over for a fact of time `at` (ms). */
	isOver(at: number): boolean {
		return Math.floor(at / MINUTE) > this.#minute;
	}

	/** To be asked before a fact of time `at` (ms) is applied: the points of the minutes that are over by then. */
	minutesOver(book: Book, at: number): LcrPoint[] {
		if (!this.isOver(at)) return [];
		const minute = Math.floor(at / MINUTE);
		const first = this.#minute === 0;
		this.#minute = minute;
		// In the first minute there is nothing to look back on; a pause gets one point, at its end.
		return first ? [] : this.#points(book, minute * MINUTE);
	}

	/** The point of a limit state that has changed. */
	stateChanged(lcr: FoldedLcr, at: number): LcrPoint[] {
		const before = this.#states.get(lcr.entityId) ?? this.#before.shown.get(lcr.entityId);
		this.#states.set(lcr.entityId, lcr.limitState);
		if (before === undefined || before === lcr.limitState) return [];
		return this.#point(lcr, at);
	}

	#points(book: Book, at: number): LcrPoint[] {
		return book.entities().flatMap(({ entityId }) => {
			if (at <= this.#newest(entityId)) return [];
			const lcr = book.inTrend(entityId);
			return lcr === null ? [] : this.#point(lcr, at);
		});
	}

	#point(
		{ entityId, sequence, currency, hqla, level1, level2a, level2b, netCashOutflows, lcr, overridesInForce }: LcrInTrend,
		at: number,
	): LcrPoint[] {
		if (at <= this.#newest(entityId)) return [];
		this.#made.set(entityId, at);
		return [{ entityId, at, sequence, currency, hqla, level1, level2a, level2b, netCashOutflows, lcr, overridesInForce }];
	}

	#newest(entityId: string): number {
		return Math.max(this.#before.until.get(entityId) ?? 0, this.#made.get(entityId) ?? 0);
	}
}
