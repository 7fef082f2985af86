import { type EventLog, NORMALISER_GROUP, type Positions, positionKey } from '@tideline/event-log';
import { FEED_TOPICS, FEEDS, type FeedLook, feedRow } from './feeds.ts';
import type { Projection } from './projection.ts';

/** Looks at the ends of the incoming topics and sets the rows of the `feeds` stream. */
export class FeedWatch {
	readonly #log: EventLog;
	readonly #projection: Projection;
	readonly #dayComplete: () => boolean;
	readonly #looks = new Map<string, FeedLook>();

	/** `dayComplete`: every trade and payment has been counted. */
	constructor(log: EventLog, projection: Projection, dayComplete: () => boolean) {
		this.#log = log;
		this.#projection = projection;
		this.#dayComplete = dayComplete;
	}

	async look(now: number): Promise<void> {
		const [ends, normaliser] = await Promise.all([this.#log.ends(FEED_TOPICS), this.#log.committed(NORMALISER_GROUP)]);
		const engine: Positions = new Map(
			this.#projection.engineInputs.map(({ topic, partition, offset }) => [positionKey(topic, partition), offset]),
		);
		for (const spec of FEEDS) {
			const rejected = spec.topics.reduce((open, topic) => open + this.#projection.deadLetters.groups.openOf(topic), 0);
			const today = this.#dayComplete() ? this.#projection.today.of(spec.name) : null;
			const { row, look } = feedRow(spec, { now, ends, normaliser, engine, rejected, today }, this.#looks.get(spec.name));
			this.#looks.set(spec.name, look);
			this.#projection.tables.putFeed(row, now);
		}
	}
}
