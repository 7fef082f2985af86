import { type EventLog, type PartitionEnd, UnknownTopicError } from '@tideline/event-log';

/** The ends of topics. One that is not ours can be deleted by others while it is shown: it has none then. */
export async function endsOf(log: Pick<EventLog, 'ends'>, topics: readonly string[]): Promise<PartitionEnd[]> {
	return (await Promise.all([...new Set(topics)].map((topic) => endsOfOne(log, topic)))).flat();
}

async function endsOfOne(log: Pick<EventLog, 'ends'>, topic: string): Promise<readonly PartitionEnd[]> {
	try {
		return await log.ends([topic]);
	} catch (error) {
		if (error instanceof UnknownTopicError) return [];
		throw error;
	}
}
