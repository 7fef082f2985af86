import { type EventLog, NORMALISER_GROUP, type Positions, positionKey } from '@tideline/event-log';
import type { JoinedFeed } from '../feed/joined-feed.ts';
import type { FeedReader } from './feeds.ts';
import type { Projection } from './projection.ts';

export interface FeedReadersDeps {
	readonly log: Pick<EventLog, 'committed'>;
	readonly projection: Projection;
	/** What the pages show as positions. */
	readonly joined: Pick<JoinedFeed, 'positions'> | null;
}

/** Next offset that each reader of feeds will read. */
export async function feedReaders({ log, projection, joined }: FeedReadersDeps): Promise<Record<FeedReader, Positions>> {
	return {
		normaliser: await log.committed(NORMALISER_GROUP),
		engine: new Map(projection.engineInputs.map(({ topic, partition, offset }) => [positionKey(topic, partition), offset])),
		'joined view': joined?.positions ?? new Map(),
	};
}
