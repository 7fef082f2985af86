import type { Clock } from '../clock.ts';
import type { Projection } from '../project/projection.ts';
import type { Ingest } from './ingest.ts';

/** How far the trades and payments of the log are indexed. */
export interface DayProgress {
	/** Everything that was in the log at the start is indexed; what comes since follows at once. */
	complete: boolean;
	/** Records indexed, and records that there are. */
	read: number;
	total: number;
	/** Versions of trades past the limit of the index. */
	forgotten: number;
}

export interface DayIndexDeps {
	ingest: Pick<Ingest, 'caughtUp' | 'records' | 'behind' | 'readToNow'>;
	projection: Projection;
	clock: Clock;
}

/** Trades and payments, which are indexed behind the figures: who needs one of them asks here whether they are all there. */
export class DayIndex {
	readonly #deps: DayIndexDeps;

	constructor(deps: DayIndexDeps) {
		this.#deps = deps;
	}

	get complete(): boolean {
		return this.#deps.ingest.caughtUp;
	}

	async progress(): Promise<DayProgress> {
		const { ingest, projection } = this.#deps;
		const left = Object.values(await ingest.behind()).reduce((sum, count) => sum + count, 0);
		return { complete: ingest.caughtUp, read: ingest.records, total: ingest.records + left, forgotten: projection.trades.forgotten };
	}

	/** Records of each topic that are not indexed yet. */
	behind(): Promise<Record<string, number>> {
		return this.#deps.ingest.behind();
	}

	/** True as soon as everything that is in the log now is indexed; false when that takes longer than `milliseconds`. */
	async indexed(milliseconds: number): Promise<boolean> {
		const { clock, ingest } = this.#deps;
		const { promise: tooLong, resolve } = Promise.withResolvers<boolean>();
		const stop = clock.after(milliseconds, () => resolve(false));
		try {
			return await Promise.race([ingest.readToNow().then(() => true), tooLong]);
		} finally {
			stop();
		}
	}
}
