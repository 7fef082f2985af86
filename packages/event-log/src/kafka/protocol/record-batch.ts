import { Buffer } from 'node:buffer';
import type { LogRecord } from '../../event-log.ts';
import { compress, decompress } from '../compression.ts';
import { crc32c } from '../internals.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter, sizeOfVarint } from './bytes.ts';

const MAGIC = 2;
const COMPRESSION_BITS = 7;
const APPEND_TIME_BIT = 8;
const TRANSACTIONAL_BIT = 16;
const CONTROL_BIT = 32;
/** Offset and length, which the length does not count. */
const PREFIX_BYTES = 12;
/** From the start of the batch to its first record. */
const HEADER_BYTES = 61;

/** Who writes a batch: the identity that brokers tell duplicates and zombies by. -1 in all three is nobody. */
export interface ProducerIdentity {
	producerId: bigint;
	epoch: number;
}

export interface OutgoingRecord {
	key: string | null;
	value: Uint8Array | null;
	timestamp: number;
	headers: Readonly<Record<string, string>>;
}

export interface BatchOptions extends ProducerIdentity {
	/** See `compressionId`. */
	compression: number;
	transactional: boolean;
	firstSequence: number;
}

/** Kafka's record batch, version 2, without its offset, which the broker gives. */
export async function encodeRecordBatch(records: readonly OutgoingRecord[], options: BatchOptions): Promise<Buffer> {
	let first = Number.POSITIVE_INFINITY;
	let last = 0;
	for (const { timestamp } of records) {
		if (timestamp < first) first = timestamp;
		if (timestamp > last) last = timestamp;
	}
	const body = await compress(options.compression, encodeRecords(records, first));
	const tail = new ByteWriter(HEADER_BYTES + body.length)
		.int16(options.compression | (options.transactional ? TRANSACTIONAL_BIT : 0))
		.int32(records.length - 1)
		.int64(first)
		.int64(last)
		.bigint64(options.producerId)
		.int16(options.epoch)
		.int32(options.firstSequence)
		.int32(records.length)
		.raw(body).bytes;
	const beforeTail = 4 + 1 + 4;
	return new ByteWriter(PREFIX_BYTES + beforeTail + tail.length)
		.int64(0)
		.int32(beforeTail + tail.length)
		.int32(-1)
		.int8(MAGIC)
		.uint32(crc32c(tail))
		.raw(tail).bytes;
}

function encodeRecords(records: readonly OutgoingRecord[], firstTimestamp: number): Buffer {
	const writer = new ByteWriter(256 * records.length);
	for (let i = 0; i < records.length; i++) {
		const { key, value, timestamp, headers } = records[i] as OutgoingRecord;
		const names = Object.keys(headers);
		const delta = timestamp - firstTimestamp;
		writer
			.varint(sizeOfRecord(key, value, delta, i, headers, names))
			.int8(0)
			.varint(delta)
			.varint(i)
			.varintString(key)
			.varintBytes(value)
			.varint(names.length);
		for (const name of names) writer.varintString(name).varintString(headers[name] ?? '');
	}
	return writer.bytes;
}

function sizeOfRecord(
	key: string | null,
	value: Uint8Array | null,
	delta: number,
	index: number,
	headers: Readonly<Record<string, string>>,
	names: readonly string[],
): number {
	let size = 1 + sizeOfVarint(delta) + sizeOfVarint(index) + sizeOfText(key) + sizeOfVarint(names.length);
	size += value === null ? 1 : sizeOfVarint(value.length) + value.length;
	for (const name of names) size += sizeOfText(name) + sizeOfText(headers[name] ?? '');
	return size;
}

function sizeOfText(text: string | null): number {
	if (text === null) return 1;
	const length = Buffer.byteLength(text);
	return sizeOfVarint(length) + length;
}

/** Most bytes that a record adds to a batch, near enough to plan with. */
export function estimateRecordBytes({ key, value, headers }: Pick<OutgoingRecord, 'key' | 'value' | 'headers'>): number {
	let bytes = 32 + (key === null ? 0 : 3 * key.length) + (value?.length ?? 0);
	for (const name in headers) bytes += 10 + 3 * (name.length + (headers[name]?.length ?? 0));
	return bytes;
}

export interface DecodedBatch {
	baseOffset: number;
	/** Of the batch as it was written; compaction may have taken its record. */
	lastOffset: number;
	producerId: bigint;
	transactional: boolean;
	/** A transaction's end marker; null for a batch of records. */
	marker: 'commit' | 'abort' | null;
	/** Empty for a marker. */
	records: LogRecord[];
}

/** The whole batches in what a broker has sent; the last one may be cut and is left out. @throws RangeError for bytes that are no batch. */
export async function decodeRecordBatches(bytes: Buffer, topic: string, partition: number): Promise<DecodedBatch[]> {
	const batches: DecodedBatch[] = [];
	let at = 0;
	while (at + HEADER_BYTES <= bytes.length) {
		const length = bytes.readInt32BE(at + 8);
		const end = at + PREFIX_BYTES + length;
		if (end > bytes.length) break;
		batches.push(await decodeRecordBatch(bytes.subarray(at, end), topic, partition));
		at = end;
	}
	return batches;
}

async function decodeRecordBatch(bytes: Buffer, topic: string, partition: number): Promise<DecodedBatch> {
	const header = new ByteReader(bytes);
	const baseOffset = header.int64();
	header.at = 16;
	const magic = header.int8();
	if (magic !== MAGIC) throw new RangeError(`a record batch of version ${magic} in ${topic}/${partition}, expected ${MAGIC}`);
	header.at = 21;
	const attributes = header.int16();
	const lastOffset = baseOffset + header.int32();
	const firstTimestamp = header.int64();
	const maxTimestamp = header.int64();
	const producerId = header.bigint64();
	header.at = 57;
	const count = header.int32();
	const transactional = (attributes & TRANSACTIONAL_BIT) !== 0;
	const batch = { baseOffset, lastOffset, producerId, transactional };
	const body = new ByteReader(await decompress(attributes & COMPRESSION_BITS, bytes.subarray(HEADER_BYTES)));
	if ((attributes & CONTROL_BIT) !== 0) return { ...batch, marker: count === 0 ? 'commit' : markerOf(body), records: [] };
	const appendTime = (attributes & APPEND_TIME_BIT) !== 0 ? maxTimestamp : null;
	const records: LogRecord[] = [];
	for (let i = 0; i < count; i++) {
		const end = body.varint() + body.at;
		body.at++;
		const timestamp = firstTimestamp + body.varint();
		const offset = baseOffset + body.varint();
		const key = body.varintString();
		const bytes = body.varintBytes();
		const value = bytes === null ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
		records.push({ topic, partition, offset, key, value, timestamp: appendTime ?? timestamp, headers: decodeHeaders(body) });
		body.at = end;
	}
	return { ...batch, marker: null, records };
}

const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({});

/** Of a header that is there twice the last one counts. */
function decodeHeaders(body: ByteReader): Readonly<Record<string, string>> {
	const count = body.varint();
	if (count === 0) return NO_HEADERS;
	const pairs: [string, string][] = [];
	for (let i = 0; i < count; i++) pairs.push([body.varintString() ?? '', body.varintString() ?? '']);
	return Object.fromEntries(pairs);
}

/** The key of a control record: version, then type, where 0 is abort. */
function markerOf(body: ByteReader): 'commit' | 'abort' {
	body.varint();
	body.at++;
	body.varint();
	body.varint();
	const key = body.varintBytes();
	return key !== null && key.readInt16BE(2) === 0 ? 'abort' : 'commit';
}
