import { InvalidRecordError } from '../../errors.ts';
import type { NewRecord } from '../../event-log.ts';
import { partitionOfKey } from '../../partitioner.ts';
import { isTimestamp } from '../../timestamp.ts';
import type { Topic } from '../catalogue.ts';
import { estimateRecordBytes, type OutgoingRecord } from '../protocol/record-batch.ts';
import { MAX_BATCH_BYTES, TIMESTAMP_HEADER } from '../topic-config.ts';

/** Largest value of one record: with key and headers it must fit into a batch. */
const MAX_VALUE_BYTES = MAX_BATCH_BYTES - 1024 * 1024;
/** Most that is put into one batch; the estimate of a record's size is never below the truth. */
const FULL_BATCH_BYTES = MAX_BATCH_BYTES - 64 * 1024;

/** A record with everything that the brokers need to know. */
export interface PlacedRecord extends OutgoingRecord {
	topic: string;
	partition: number;
	bytes: number;
}

/** Records of one partition that go out together. */
export interface PartitionBatch {
	topic: string;
	partition: number;
	records: PlacedRecord[];
	bytes: number;
}

const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({});

/** Gives records their partitions, by key or in turn. */
export class Placer {
	#turn = 0;

	/** @throws InvalidRecordError */
	place(record: NewRecord, topic: Topic, now: number): PlacedRecord {
		const { key, value, timestamp = now, headers = NO_HEADERS } = record;
		if (key === null && topic.cleanup === 'compact') throw new InvalidRecordError(topic.name, 'a compacted topic needs a key');
		if (!isTimestamp(timestamp)) throw new InvalidRecordError(topic.name, `the timestamp ${timestamp} is no whole number of milliseconds`);
		if ((value?.length ?? 0) > MAX_VALUE_BYTES)
			throw new InvalidRecordError(topic.name, `its value has more than ${MAX_VALUE_BYTES} bytes`);
		const stored = topic.appendTime ? { ...headers, [TIMESTAMP_HEADER]: `${timestamp}` } : headers;
		const placed = { topic: topic.full, partition: this.#partition(record, topic), key, value, timestamp, headers: stored };
		return { ...placed, bytes: estimateRecordBytes(placed) };
	}

	#partition({ key, partition }: NewRecord, topic: Topic): number {
		if (partition === undefined) {
			if (key !== null) return partitionOfKey(key, topic.partitions);
			this.#turn = (this.#turn + 1) % topic.partitions;
			return this.#turn;
		}
		if (!Number.isInteger(partition) || partition < 0 || partition >= topic.partitions)
			throw new InvalidRecordError(topic.name, `it has no partition ${partition}, only ${topic.partitions}`);
		return partition;
	}
}

/** Batches by partition in waves: the second wave is what did not fit into the first. */
export function planBatches(records: readonly PlacedRecord[]): PartitionBatch[][] {
	const waves: PartitionBatch[][] = [];
	const open = new Map<string, { wave: number; batch: PartitionBatch }>();
	for (const record of records) {
		const { topic, partition, bytes } = record;
		const key = `${topic}/${partition}`;
		let current = open.get(key);
		if (current === undefined || current.batch.bytes + bytes > FULL_BATCH_BYTES) {
			const wave = current === undefined ? 0 : current.wave + 1;
			current = { wave, batch: { topic, partition, records: [], bytes: 0 } };
			open.set(key, current);
			const others = waves[wave];
			if (others === undefined) waves.push([current.batch]);
			else others.push(current.batch);
		}
		current.batch.records.push(record);
		current.batch.bytes += bytes;
	}
	return waves;
}
