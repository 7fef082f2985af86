import { encoded, type Producer, type ProtocolCall } from '../internals.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './bytes.ts';
import { KafkaProtocolError } from './error-code.ts';

/** Who commits: the coordinator refuses a member of an earlier generation. */
export interface MemberIdentity {
	memberId: string;
	generation: number;
}

export interface TxnOffsets {
	producer: Producer;
	group: string;
	member: MemberIdentity;
	topics: readonly { topic: string; partitions: readonly { partition: number; offset: number }[] }[];
}

/** Commits for a group without being one of its members. */
export const NO_MEMBER: MemberIdentity = { memberId: '', generation: -1 };
const NO_TAGS = 0;
const NULL = 0;
const NO_LEADER_EPOCH = -1;

/** TxnOffsetCommit, version 3: with the member and its generation (KIP-447). kafkajs ends at version 1, which knows neither. */
export const txnOffsetCommitCall = ({ producer, group, member, topics }: TxnOffsets): ProtocolCall<number[]> => ({
	request: {
		apiKey: 28,
		apiVersion: 3,
		apiName: 'TxnOffsetCommit',
		async encode() {
			const writer = new ByteWriter()
				.uvarint(NO_TAGS)
				.compactString(producer.transactionalId)
				.compactString(group)
				.bigint64(BigInt(producer.producerId))
				.int16(producer.producerEpoch)
				.int32(member.generation)
				.compactString(member.memberId)
				// Instance id: members are not static.
				.uvarint(NULL)
				.uvarint(topics.length + 1);
			for (const { topic, partitions } of topics) {
				writer.compactString(topic).uvarint(partitions.length + 1);
				for (const { partition, offset } of partitions)
					writer.int32(partition).int64(offset).int32(NO_LEADER_EPOCH).uvarint(NULL).uvarint(NO_TAGS);
				writer.uvarint(NO_TAGS);
			}
			return encoded(writer.uvarint(NO_TAGS).bytes);
		},
	},
	response: {
		async decode(payload) {
			const reader = new ByteReader(payload);
			reader.skipTags();
			// Throttle time.
			reader.at += 4;
			return reader.compactArray(() => decodeTopic(reader)).flat();
		},
		async parse(codes) {
			const refused = codes.find((code) => code !== 0);
			if (refused !== undefined) throw new KafkaProtocolError(refused, `the positions of ${group}`);
			return codes;
		},
	},
	logResponseError: false,
});

function decodeTopic(reader: ByteReader): number[] {
	reader.compactString();
	const codes = reader.compactArray(() => {
		// Partition.
		reader.at += 4;
		const code = reader.int16();
		reader.skipTags();
		return code;
	});
	reader.skipTags();
	return codes;
}
