import type { PartitionId } from '../../group.ts';
import type { KafkaConnection } from '../connection.ts';

/** What ListOffsets takes instead of a timestamp. */
export const EARLIEST = -2;
export const LATEST = -1;
const ANY_CONSUMER = -1;
export const READ_UNCOMMITTED = 0;
export const READ_COMMITTED = 1;

/**
 * Offsets of partitions, in their order: the first, or the end. The end for `READ_COMMITTED` is the last stable offset, below which
 * everything is decided.
 */
export async function listOffsets(
	connection: KafkaConnection,
	partitions: readonly PartitionId[],
	which: typeof EARLIEST | typeof LATEST,
	isolationLevel: typeof READ_UNCOMMITTED | typeof READ_COMMITTED = READ_UNCOMMITTED,
): Promise<number[]> {
	const offsets = new Map<string, number>();
	await connection.retrying('asking for the ends of partitions', async () => {
		const left = partitions.filter((partition) => !offsets.has(keyOf(partition)));
		await Promise.all(
			[...connection.byLeader(left)].map(async ([leader, own]) => {
				const broker = await connection.broker(leader);
				const topics = own.map(({ topic, partition }) => ({ topic, partitions: [{ partition, timestamp: which }] }));
				const { responses } = await broker.listOffsets({ replicaId: ANY_CONSUMER, isolationLevel, topics });
				for (const { topic, partitions: found } of responses)
					for (const { partition, offset } of found) offsets.set(keyOf({ topic, partition }), Number(offset));
			}),
		);
	});
	return partitions.map((partition) => offsets.get(keyOf(partition)) ?? 0);
}

const keyOf = ({ topic, partition }: PartitionId): string => `${topic}/${partition}`;
