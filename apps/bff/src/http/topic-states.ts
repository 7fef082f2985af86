import type { TopicState } from '@tideline/api';
import { type EventLog, type Positions, positionKey } from '@tideline/event-log';
import { endsOf } from '../feed/topic-ends.ts';
import type { TopicKind } from '../feed/topic-kind.ts';

/** Topics with their partitions, as they are in the log now and as their reader stands in them; a topic that has been deleted has none. */
export async function topicStates(
	log: EventLog,
	topics: readonly string[],
	reader: Positions,
	kindOf: (topic: string) => TopicKind,
): Promise<TopicState[]> {
	const ends = await endsOf(log, topics);
	return [...new Set(topics)].map((topic) => ({
		topic,
		...kindOf(topic),
		partitions: ends
			.filter((end) => end.topic === topic)
			.map(({ partition, low, high, lastTimestamp }) => ({
				...{ partition, low, high, lastAt: lastTimestamp },
				next: Math.max(low, reader.get(positionKey(topic, partition)) ?? low),
			})),
	}));
}
