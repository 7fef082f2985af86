import { Buffer } from 'node:buffer';
import { encoded, type ProtocolCall } from '../internals.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './bytes.ts';

const READ_COMMITTED = 1;

export interface FetchRequest {
	/** How long the broker may wait for the first byte. */
	maxWaitMs: number;
	maxBytes: number;
	partitions: readonly { topic: string; partition: number; offset: number; maxBytes: number }[];
}

export interface FetchedPartition {
	topic: string;
	partition: number;
	errorCode: number;
	highWatermark: number;
	/** Everything below is decided: committed or aborted. */
	lastStableOffset: number;
	/** In the order of their ends. */
	aborted: { producerId: bigint; firstOffset: number }[];
	/** Whole record batches, and perhaps a cut one. */
	records: Buffer;
}

/**
 * Fetch, version 11, reading committed. kafkajs's own decoder drops batches whose records compaction has taken, and with them the
 * knowledge where to read on.
 */
export const fetchCall = ({ maxWaitMs, maxBytes, partitions }: FetchRequest): ProtocolCall<FetchedPartition[]> => ({
	request: {
		apiKey: 1,
		apiVersion: 11,
		apiName: 'Fetch',
		async encode() {
			const consumer = -1;
			const minBytes = 1;
			const noSession = [0, -1] as const;
			const writer = new ByteWriter(64 + 64 * partitions.length).int32(consumer).int32(maxWaitMs).int32(minBytes).int32(maxBytes);
			writer.int8(READ_COMMITTED).int32(noSession[0]).int32(noSession[1]).int32(partitions.length);
			for (const { topic, partition, offset, maxBytes: most } of partitions)
				writer.string(topic).int32(1).int32(partition).int32(-1).int64(offset).int64(-1).int32(most);
			return encoded(writer.int32(0).string('').bytes);
		},
	},
	response: {
		async decode(payload) {
			const reader = new ByteReader(payload);
			// Throttle time.
			reader.at += 4;
			const errorCode = reader.int16();
			// Session.
			reader.at += 4;
			const fetched = reader.array(() => decodeTopic(reader)).flat();
			return errorCode === 0 ? fetched : partitions.map(({ topic, partition }) => failed(topic, partition, errorCode));
		},
		parse: async (decoded) => decoded,
	},
	requestTimeout: maxWaitMs,
	logResponseError: false,
});

const failed = (topic: string, partition: number, errorCode: number): FetchedPartition => ({
	topic,
	partition,
	errorCode,
	highWatermark: -1,
	lastStableOffset: -1,
	aborted: [],
	records: Buffer.alloc(0),
});

function decodeTopic(reader: ByteReader): FetchedPartition[] {
	const topic = reader.string();
	return reader.array(() => {
		const partition = reader.int32();
		const errorCode = reader.int16();
		const highWatermark = reader.int64();
		const lastStableOffset = reader.int64();
		// Log start offset.
		reader.at += 8;
		const aborted = reader.array(() => ({ producerId: reader.bigint64(), firstOffset: reader.int64() }));
		// Preferred read replica.
		reader.at += 4;
		const records = reader.bytes(Math.max(0, reader.int32()));
		return { topic, partition, errorCode, highWatermark, lastStableOffset, aborted, records };
	});
}
