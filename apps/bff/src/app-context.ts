import type { Codecs, EventLog } from '@tideline/event-log';
import type { ReferenceLookup } from '@tideline/normalise';
import type { LcrBook } from './book/lcr-book.ts';
import type { Clock } from './clock.ts';
import type { Events } from './events.ts';
import type { SwappableFeed } from './feed/swappable-feed.ts';
import type { ResolveActor } from './identity/actor.ts';
import type { DayIndex } from './ingest/day-index.ts';
import type { Metrics } from './metrics.ts';
import type { Projection } from './project/projection.ts';

/** What routes work with. */
export interface AppContext {
	log: EventLog;
	codecs: Codecs;
	clock: Clock;
	epoch: string;
	startedAt: number;
	projection: Projection;
	events: Events;
	metrics: Metrics;
	resolveActor: ResolveActor;
	/** The figures of everything that was in the log at the start are published; trades and payments may still be read. */
	published(): boolean;
	/** Records of the figures' topics that have been read. */
	recordsRead(): number;
	/** Records of the figures' topics that have not been read yet. */
	behind(): Promise<Record<string, number>>;
	/** The positions and the swaps of what they come from. */
	positions: SwappableFeed;
	/** Trades and payments, read behind the figures. */
	day: DayIndex;
	/** What is behind the latest ratios. */
	book: LcrBook;
	/** Records that the figures lack of the day as it stood a moment ago. */
	missing(): Promise<number>;
	/** The reference data as a normaliser that has read everything up to now knows it. */
	deskReference(): Promise<ReferenceLookup>;
	/** Resolves once this process has read the record that it has just written. */
	settled(topic: string, partition: number, offset: number): Promise<void>;
}
