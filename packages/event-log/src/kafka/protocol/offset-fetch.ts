import { encoded, type ProtocolCall, type TopicPartitions } from '../internals.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './bytes.ts';

export interface FetchedOffset {
	topic: string;
	partition: number;
	/** -1 where the group has none. */
	offset: number;
	errorCode: number;
}

const NO_TAGS = 0;
const REQUIRE_STABLE = 1;

/**
 * OffsetFetch, version 7, stable: a position that a transaction is about to commit is an error to wait for, not the position before it
 * (KIP-447). kafkajs ends at version 4, which would give the old one. Asked for all topics, a broker leaves out a partition whose first
 * position is about to be committed.
 */
export const offsetFetchCall = (
	group: string,
	topics: readonly TopicPartitions[] | 'all' = 'all',
): ProtocolCall<{ errorCode: number; offsets: FetchedOffset[] }> => ({
	request: {
		apiKey: 9,
		apiVersion: 7,
		apiName: 'OffsetFetch',
		async encode() {
			const writer = new ByteWriter()
				.uvarint(NO_TAGS)
				.compactString(group)
				.uvarint(topics === 'all' ? 0 : topics.length + 1);
			for (const { topic, partitions } of topics === 'all' ? [] : topics) {
				writer.compactString(topic).uvarint(partitions.length + 1);
				for (const partition of partitions) writer.int32(partition);
				writer.uvarint(NO_TAGS);
			}
			return encoded(writer.int8(REQUIRE_STABLE).uvarint(NO_TAGS).bytes);
		},
	},
	response: {
		async decode(payload) {
			const reader = new ByteReader(payload);
			reader.skipTags();
			// Throttle time.
			reader.at += 4;
			const offsets = reader.compactArray(() => decodeTopic(reader)).flat();
			return { errorCode: reader.int16(), offsets };
		},
		parse: async (decoded) => decoded,
	},
	logResponseError: false,
});

function decodeTopic(reader: ByteReader): FetchedOffset[] {
	const topic = reader.compactString();
	const offsets = reader.compactArray(() => {
		const partition = reader.int32();
		const offset = reader.int64();
		// Leader epoch.
		reader.at += 4;
		// Metadata: a text that nobody reads.
		reader.bytes(Math.max(0, reader.uvarint() - 1));
		const errorCode = reader.int16();
		reader.skipTags();
		return { topic, partition, offset, errorCode };
	});
	reader.skipTags();
	return offsets;
}
