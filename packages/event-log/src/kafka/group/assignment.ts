import { Buffer } from 'node:buffer';
import kafkajs from 'kafkajs';
import type { JoinOptions, PartitionId } from '../../group.ts';

const { MemberAssignment, MemberMetadata } = kafkajs.AssignerProtocol;
const VERSION = 0;
const CLAIM_BYTES = 4;
/** Has nothing to keep. */
export const NO_CLAIM = -1;

export interface MemberClaim {
	memberId: string;
	/** Last generation in which it had a share; `NO_CLAIM` for none. */
	claim: number;
}

export interface TopicSize {
	topic: string;
	partitions: number;
}

/** What a member says of itself when it joins, in the format of Kafka's consumers, so that Kafka's tools can show it. */
export function encodeSubscription(topics: readonly string[], claim: number): Buffer {
	const userData = Buffer.alloc(CLAIM_BYTES);
	userData.writeInt32BE(claim);
	return MemberMetadata.encode({ version: VERSION, topics: [...topics], userData });
}

/** A member of another kind has no claim. */
export function decodeClaim(subscription: Buffer): number {
	const { userData } = MemberMetadata.decode(subscription) ?? {};
	return userData?.length === CLAIM_BYTES ? userData.readInt32BE() : NO_CLAIM;
}

/** Who gets what, decided by the member that the coordinator has chosen; everybody is in it, also with nothing. */
export function assign(
	split: JoinOptions['split'],
	topics: readonly TopicSize[],
	members: readonly MemberClaim[],
): Map<string, readonly PartitionId[]> {
	const all = topics.flatMap(({ topic, partitions }) => Array.from({ length: partitions }, (_, partition) => ({ topic, partition })));
	const ids = members.map(({ memberId }) => memberId).sort();
	if (split === 'spread')
		return new Map(ids.map((id, place) => [id, all.filter(({ partition }) => partition % members.length === place)] as const));
	const owner = ownerOf(members);
	return new Map(ids.map((id) => [id, id === owner ? all : []]));
}

/**
 * Whether the same partitions in a later generation are still the same share. In a generation that a member has missed, another one may have
 * had them, and moved on from where this one stands; where everything goes to one, its claim has kept it.
 */
export const goesOn = (split: JoinOptions['split'], before: number, now: number): boolean => split === 'one' || now === before + 1;

/** The newest claim is that of the present owner: an older one is of somebody who has missed a generation. */
function ownerOf(members: readonly MemberClaim[]): string | undefined {
	return [...members].sort((a, b) => b.claim - a.claim || (a.memberId < b.memberId ? -1 : 1))[0]?.memberId;
}

export function encodeAssignment(partitions: readonly PartitionId[]): Buffer {
	const assignment: Record<string, number[]> = {};
	for (const { topic, partition } of partitions) assignment[topic] = [...(assignment[topic] ?? []), partition];
	return MemberAssignment.encode({ version: VERSION, assignment, userData: Buffer.alloc(0) });
}

export function decodeAssignment(bytes: Buffer): PartitionId[] {
	const assignment = MemberAssignment.decode(bytes)?.assignment ?? {};
	return Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition })));
}
