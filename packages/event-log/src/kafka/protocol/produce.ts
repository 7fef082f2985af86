import type { Buffer } from 'node:buffer';
import { encoded, type ProtocolCall } from '../internals.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './bytes.ts';

export interface ProduceRequest {
	transactionalId: string | null;
	/** -1 for all in-sync replicas. */
	acks: -1 | 1;
	timeoutMs: number;
	batches: readonly { topic: string; partition: number; bytes: Buffer }[];
}

export interface ProduceResult {
	topic: string;
	partition: number;
	errorCode: number;
	baseOffset: number;
}

/** Produce, version 7: the first that takes zstd. kafkajs's own loses which partition of a request failed. */
export const produceCall = ({ transactionalId, acks, timeoutMs, batches }: ProduceRequest): ProtocolCall<ProduceResult[]> => ({
	request: {
		apiKey: 0,
		apiVersion: 7,
		apiName: 'Produce',
		async encode() {
			const size = batches.reduce((sum, { bytes }) => sum + bytes.length + 64, 256);
			const writer = new ByteWriter(size).string(transactionalId).int16(acks).int32(timeoutMs).int32(batches.length);
			for (const { topic, partition, bytes } of batches) writer.string(topic).int32(1).int32(partition).int32(bytes.length).raw(bytes);
			return encoded(writer.bytes);
		},
	},
	response: {
		async decode(payload) {
			const reader = new ByteReader(payload);
			return reader.array(() => decodeTopic(reader)).flat();
		},
		parse: async (decoded) => decoded,
	},
	requestTimeout: timeoutMs,
	logResponseError: false,
});

function decodeTopic(reader: ByteReader): ProduceResult[] {
	const topic = reader.string();
	return reader.array(() => {
		const partition = reader.int32();
		const errorCode = reader.int16();
		const baseOffset = reader.int64();
		// Log append time and log start offset.
		reader.at += 16;
		return { topic, partition, errorCode, baseOffset };
	});
}
