import {
	DESK_TOPICS,
	type EventLog,
	FACT_TOPICS,
	FOLDER_GROUP,
	NORMALISER_GROUP,
	type PartitionEnd,
	type Positions,
	REFERENCE_TOPICS,
	recordsLeft,
	TRADE_TOPICS,
} from '@tideline/event-log';
import { FEED_TOPICS } from './feeds.ts';

/** Market time that may pass faster than the clock before what was to be reached is taken to be the past: a feed comes in jerks. */
const SLACK_MS = 5_000;
const FOLDED_TOPICS: readonly string[] = [...REFERENCE_TOPICS, ...FACT_TOPICS, ...TRADE_TOPICS, 'overrides'];

export interface DayReachDeps {
	log: Pick<EventLog, 'ends' | 'committed'>;
	/** The topics of the figures, and up to where they have been read. */
	figures: { topics: readonly string[]; positions(): Positions };
	/** Called when everything is read: shows it at once. */
	publish(): void;
}

interface Stage {
	topics: readonly string[];
	positions(): Promise<Positions> | Positions;
}

/**
 * Whether the figures hold the day as it stood when it was asked for first: its messages normalised, their trades folded, what came of it
 * read and published. Hours that are being written, whose time runs faster than the clock, begin the question anew; what a live feed has
 * written since does not, so that it can be answered under any load.
 */
export class DayReach {
	readonly #deps: DayReachDeps;
	readonly #stages: readonly Stage[];
	#asked: { newest: number; at: number } | null = null;
	#stage = 0;
	#ends: readonly PartitionEnd[] | null = null;
	#looking: Promise<number> | null = null;

	constructor(deps: DayReachDeps) {
		this.#deps = deps;
		const { log, figures } = deps;
		this.#stages = [
			{ topics: DESK_TOPICS, positions: () => log.committed(NORMALISER_GROUP) },
			{ topics: FOLDED_TOPICS, positions: () => log.committed(FOLDER_GROUP) },
			figures,
		];
	}

	/** Records that are left of what it waits for; 0 when all is reached. `now` in ms since the epoch. */
	look(now: number): Promise<number> {
		this.#looking ??= this.#look(now).finally(() => {
			this.#looking = null;
		});
		return this.#looking;
	}

	async #look(now: number): Promise<number> {
		const newest = await this.#newest(now);
		if (this.#asked === null || newest - this.#asked.newest > now - this.#asked.at + SLACK_MS) {
			this.#asked = { newest, at: now };
			this.#stage = 0;
			this.#ends = null;
		}
		for (let stage = this.#stages[this.#stage]; stage !== undefined; stage = this.#stages[++this.#stage]) {
			this.#ends ??= await this.#deps.log.ends(stage.topics);
			const left = recordsLeft(this.#ends, await stage.positions());
			if (left > 0) return left;
			this.#ends = null;
			if (stage === this.#stages.at(-1)) this.#deps.publish();
		}
		return 0;
	}

	/** A record whose producer's clock is ahead is of now. */
	async #newest(now: number): Promise<number> {
		const ends = await this.#deps.log.ends(FEED_TOPICS);
		return Math.min(now, Math.max(...ends.map(({ lastTimestamp }) => lastTimestamp ?? 0)));
	}
}
