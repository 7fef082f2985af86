import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { MAX_VARINT_BYTES, unzigzag, VarintReader, writeVarint, zigzag } from './varint.ts';

/** A batch is closed when it reaches either limit; a single larger record makes a batch of its own. */
export const MAX_BATCH_BYTES = 64 * 1024;
export const MAX_BATCH_RECORDS = 512;

/** A record of one partition as stored: its place is known, its topic is not needed. */
export interface StoredRecord {
	offset: number;
	/** Place in the order of append over all partitions. */
	seq: number;
	timestamp: number;
	key: string | null;
	value: Uint8Array | null;
	headers: Readonly<Record<string, string>>;
}

/** Records of one partition, in order, in one row of the table. */
export interface RecordBatch {
	baseOffset: number;
	/** The offset after the last record that the batch ever had; compaction leaves it alone. */
	nextOffset: number;
	baseSeq: number;
	baseTimestamp: number;
	maxTimestamp: number;
	records: number;
	crc: number;
	body: Uint8Array;
}

/** One object for every record without headers. */
export const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({});
/** Lengths are stored plus one; zero says null. */
const NULL_LENGTH = 0;
/** Offset, seq, timestamp, three lengths. */
const FIXED_BYTES = 6 * MAX_VARINT_BYTES;
let scratch = Buffer.allocUnsafeSlow(4 * MAX_BATCH_BYTES);

/** Packs records from `from` on until a limit is reached; the body is valid until the next call. */
export function packBatch(records: readonly StoredRecord[], from: number): RecordBatch {
	const first = records[from];
	if (first === undefined) throw new RangeError('a batch has at least one record');
	let at = 0;
	let maxTimestamp = first.timestamp;
	let index = from;
	let previous = first;
	for (; index < records.length && index - from < MAX_BATCH_RECORDS; index++) {
		const record = records[index] as StoredRecord;
		if (index > from && at + (record.value?.length ?? 0) > MAX_BATCH_BYTES) break;
		at = packRecord(record, previous, first.timestamp, at);
		if (record.timestamp > maxTimestamp) maxTimestamp = record.timestamp;
		previous = record;
	}
	const body = scratch.subarray(0, at);
	return {
		baseOffset: first.offset,
		nextOffset: previous.offset + 1,
		baseSeq: first.seq,
		baseTimestamp: first.timestamp,
		maxTimestamp,
		records: index - from,
		crc: crc32(body),
		body,
	};
}

function packRecord(record: StoredRecord, previous: StoredRecord, baseTimestamp: number, start: number): number {
	const { key, value } = record;
	const headers = headerText(record.headers);
	reserve(start + FIXED_BYTES + 3 * ((key?.length ?? 0) + headers.length) + (value?.length ?? 0), start);
	let at = writeVarint(scratch, start, record.offset - previous.offset);
	at = writeVarint(scratch, at, record.seq - previous.seq);
	at = writeVarint(scratch, at, zigzag(record.timestamp - baseTimestamp));
	at = key === null ? writeVarint(scratch, at, NULL_LENGTH) : packText(key, at);
	at = packText(headers, at);
	if (value === null) return writeVarint(scratch, at, NULL_LENGTH);
	at = writeVarint(scratch, at, value.length + 1);
	scratch.set(value, at);
	return at + value.length;
}

function packText(text: string, start: number): number {
	// Ids are short: one byte of length, moved only when the text turns out longer.
	const length = scratch.write(text, start + 1);
	if (length < 127) {
		scratch[start] = length + 1;
		return start + 1 + length;
	}
	const at = writeVarint(scratch, start, length + 1);
	scratch.write(text, at);
	return at + length;
}

function headerText(headers: Readonly<Record<string, string>>): string {
	for (const _ in headers) return JSON.stringify(headers);
	return '';
}

function reserve(size: number, used: number): void {
	if (size <= scratch.length) return;
	const larger = Buffer.allocUnsafeSlow(2 * size);
	scratch.copy(larger, 0, 0, used);
	scratch = larger;
}

/**
 * The records of a batch; values are views of its body.
 * @throws RangeError when the body is not what was written.
 */
export function unpackBatch(batch: Omit<RecordBatch, 'nextOffset' | 'maxTimestamp'>): StoredRecord[] {
	const { body, baseTimestamp } = batch;
	if (crc32(body) !== batch.crc) throw new RangeError(`the checksum of the batch at offset ${batch.baseOffset} is wrong`);
	const text = Buffer.from(body.buffer, body.byteOffset, body.length);
	const reader = new VarintReader(body);
	const records = new Array<StoredRecord>(batch.records);
	let offset = batch.baseOffset;
	let seq = batch.baseSeq;
	for (let i = 0; i < batch.records; i++) {
		offset += reader.next();
		seq += reader.next();
		const timestamp = baseTimestamp + unzigzag(reader.next());
		const key = takeText(reader, text);
		const headers = takeText(reader, text);
		const length = reader.next();
		let value: Uint8Array | null = null;
		if (length !== NULL_LENGTH) {
			value = body.subarray(reader.at, reader.at + length - 1);
			reader.at += length - 1;
		}
		records[i] = { offset, seq, timestamp, key, value, headers: headers ? JSON.parse(headers) : NO_HEADERS };
	}
	return records;
}

function takeText(reader: VarintReader, text: Buffer): string | null {
	const length = reader.next();
	if (length === NULL_LENGTH) return null;
	const from = reader.at;
	reader.at = from + length - 1;
	return text.toString('utf8', from, reader.at);
}
