import type { EventLog } from '@tideline/event-log';
import type { JoinedFeed } from '../feed/joined-feed.ts';
import { endsOf } from '../feed/topic-ends.ts';
import { feedReaders } from './feed-readers.ts';
import { FEED_TOPICS, FEEDS, type FeedLook, type FeedSpec, feedRow, swappedFeeds } from './feeds.ts';
import type { Projection } from './projection.ts';

export interface FeedWatchDeps {
	readonly log: EventLog;
	readonly projection: Projection;
	/** Whether every trade and payment has been counted. */
	dayComplete(): boolean;
	/** What the pages show as positions. */
	joined(): Pick<JoinedFeed, 'settings' | 'positions'> | null;
}

/** Looks at the ends of the incoming topics, and of those that a swap has put in the place of ours, and sets the rows of the `feeds` stream. */
export class FeedWatch {
	readonly #deps: FeedWatchDeps;
	readonly #looks = new Map<string, FeedLook>();

	constructor(deps: FeedWatchDeps) {
		this.#deps = deps;
	}

	async look(now: number): Promise<void> {
		const { log, projection, dayComplete } = this.#deps;
		const joined = this.#deps.joined();
		const swapped = joined === null ? [] : swappedFeeds(joined.settings);
		const swappedTopics = swapped.map(({ name }) => name);
		const [ours, others, positions] = await Promise.all([
			log.ends(watchedOf(swapped)),
			endsOf(log, swappedTopics),
			feedReaders({ log, projection, joined }),
		]);
		const ends = [...ours, ...others];
		this.#forget(new Set([...FEEDS.map(({ name }) => name), ...swappedTopics]));
		for (const spec of [...FEEDS, ...swapped]) {
			const rejected = spec.topics.reduce((open, topic) => open + projection.deadLetters.groups.openOf(topic), 0);
			const today = dayComplete() ? projection.today.of(spec.name) : null;
			const { row, look } = feedRow(spec, { now, ends, positions, rejected, today }, this.#looks.get(spec.name));
			this.#looks.set(spec.name, look);
			projection.tables.putFeed(row, now);
		}
	}

	/** Takes the rows away of topics that have been swapped back. */
	#forget(watched: ReadonlySet<string>): void {
		for (const name of this.#looks.keys()) {
			if (watched.has(name)) continue;
			this.#looks.delete(name);
			this.#deps.projection.tables.removeFeed(name);
		}
	}
}

/** Those of ours that are looked at: with the feeds what others have taken the place of, to hold them beside. */
function watchedOf(swapped: readonly FeedSpec[]): string[] {
	const ours = swapped.flatMap(({ usual }) => (typeof usual === 'object' ? usual.as : []));
	return [...new Set([...FEED_TOPICS, ...ours])];
}
