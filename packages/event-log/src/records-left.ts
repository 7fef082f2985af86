import { type PartitionEnd, type Positions, positionKey } from './event-log.ts';

/** Records below the ends of partitions that a reader at `positions` has still to read; where it has no position it stands at the first. */
export function recordsLeft(ends: readonly PartitionEnd[], positions: Positions): number {
	return ends.reduce((sum, end) => sum + leftIn(end, positions), 0);
}

/** The same by topic. */
export function recordsLeftByTopic(ends: readonly PartitionEnd[], positions: Positions): Record<string, number> {
	const left: Record<string, number> = {};
	for (const end of ends) left[end.topic] = (left[end.topic] ?? 0) + leftIn(end, positions);
	return left;
}

/** What retention has taken from under a position is not to be read any more; what was written since the look is not counted yet. */
function leftIn({ topic, partition, low, high }: PartitionEnd, positions: Positions): number {
	return Math.max(0, high - Math.max(low, positions.get(positionKey(topic, partition)) ?? low));
}
