import { type EventLog, type Positions, positionKey } from '@tideline/event-log';

export const ACTIVITY_TOPIC = 'activity';
/** Newest records of the topic that are read with the figures: minutes of a busy bank, where the topic holds a day. */
export const ACTIVITY_TAIL = 10_000;

/** Where the newest records of `activity` begin, which fill its lists; what stands before them can wait. */
export async function activityTail(log: Pick<EventLog, 'ends'>): Promise<Positions> {
	const ends = await log.ends([ACTIVITY_TOPIC]);
	return new Map(ends.map(({ topic, partition, low, high }) => [positionKey(topic, partition), Math.max(low, high - ACTIVITY_TAIL)]));
}
