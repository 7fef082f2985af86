import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { textOf } from '../../contract/reading.ts';
import { encodeRecordBatch, type OutgoingRecord } from '../protocol/record-batch.ts';
import { TIMESTAMP_HEADER } from '../topic-config.ts';
import { committedRecords } from './committed-records.ts';

const CONTROL_BIT = 32;
const ATTRIBUTES_AT = 21;

interface Batch {
	at: number;
	producer?: bigint;
	transactional?: boolean;
	values?: string[];
	/** Of the batch, where compaction has taken the last records. */
	lastOffset?: number;
	marker?: 'commit' | 'abort';
}

const record = (value: string): OutgoingRecord => ({ key: null, value: new Uint8Array(Buffer.from(value)), timestamp: 1_000, headers: {} });

/** A batch as a broker stores it. */
async function stored({ at, producer = 1n, transactional = true, values = [], lastOffset, marker }: Batch): Promise<Buffer> {
	const records = marker === undefined ? values.map(record) : [{ ...record(''), key: marker === 'abort' ? '\0\0\0\0' : '\0\0\0\u0001' }];
	const options = { producerId: producer, epoch: 0, compression: 0, transactional, firstSequence: 0 };
	const bytes = await encodeRecordBatch(records.length === 0 ? [record('')] : records, options);
	bytes.writeBigInt64BE(BigInt(at), 0);
	if (marker !== undefined) bytes[ATTRIBUTES_AT + 1] = (bytes[ATTRIBUTES_AT + 1] ?? 0) | CONTROL_BIT;
	if (lastOffset !== undefined) bytes.writeInt32BE(lastOffset - at, 23);
	if (records.length > 0) return bytes;
	// A header without records: what the cleaner leaves for the sequence numbers of a producer.
	const header = Buffer.from(bytes.subarray(0, 61));
	header.writeInt32BE(61 - 12, 8);
	header.writeInt32BE(0, 57);
	return header;
}

async function read(batches: readonly Batch[], aborted: { producerId: bigint; firstOffset: number }[] = [], from = 0) {
	const records = Buffer.concat(await Promise.all(batches.map(stored)));
	const fetched = { topic: 'full', partition: 0, errorCode: 0, highWatermark: 99, lastStableOffset: 99, aborted, records };
	const result = await committedRecords(fetched, 'topic', from, false);
	return { values: result.records.map(({ value }) => textOf(value)), nextOffset: result.nextOffset };
}

test('records before the place that was asked for are left out: a broker sends whole batches', async () => {
	expect(await read([{ at: 0, values: ['a', 'b', 'c'] }], [], 2)).toEqual({ values: ['c'], nextOffset: 3 });
});

test('a marker is no record, and reading goes on behind it', async () => {
	expect(
		await read([
			{ at: 0, values: ['a'] },
			{ at: 1, marker: 'commit' },
		]),
	).toEqual({ values: ['a'], nextOffset: 2 });
});

test('records of a transaction that was broken off are left out, those of the next one by the same producer are not', async () => {
	const batches: Batch[] = [
		{ at: 0, values: ['gone'] },
		{ at: 1, marker: 'abort' },
		{ at: 2, values: ['kept'] },
		{ at: 3, marker: 'commit' },
	];
	expect(await read(batches, [{ producerId: 1n, firstOffset: 0 }])).toEqual({ values: ['kept'], nextOffset: 4 });
});

test('two transactions that were broken off side by side are both left out, wherever reading starts in them', async () => {
	const batches: Batch[] = [
		{ at: 2, producer: 2n, values: ['gone'] },
		{ at: 3, producer: 1n, values: ['gone'] },
		{ at: 4, producer: 3n, values: ['kept'] },
		{ at: 5, producer: 1n, marker: 'abort' },
		{ at: 6, producer: 2n, marker: 'abort' },
	];
	const aborted = [
		{ producerId: 1n, firstOffset: 0 },
		{ producerId: 2n, firstOffset: 1 },
	];
	expect(await read(batches, aborted, 2)).toEqual({ values: ['kept'], nextOffset: 7 });
});

test('one that was broken off inside of another is told of first, and both are left out', async () => {
	const batches: Batch[] = [
		{ at: 0, producer: 1n, values: ['gone'] },
		{ at: 1, producer: 2n, values: ['gone'] },
		{ at: 2, producer: 2n, marker: 'abort' },
		{ at: 3, producer: 1n, values: ['gone'] },
		{ at: 4, producer: 1n, marker: 'abort' },
	];
	const inOrderOfTheirEnds = [
		{ producerId: 2n, firstOffset: 1 },
		{ producerId: 1n, firstOffset: 0 },
	];
	expect(await read(batches, inOrderOfTheirEnds)).toEqual({ values: [], nextOffset: 5 });
});

test('what the same producer writes outside of transactions is kept', async () => {
	const batches: Batch[] = [
		{ at: 0, values: ['gone'] },
		{ at: 1, transactional: false, values: ['kept'] },
		{ at: 2, marker: 'abort' },
	];
	expect((await read(batches, [{ producerId: 1n, firstOffset: 0 }])).values).toEqual(['kept']);
});

test('a batch whose records compaction has taken moves the reader behind it', async () => {
	expect(await read([{ at: 0, transactional: false, lastOffset: 41 }])).toEqual({ values: [], nextOffset: 42 });
	expect(await read([{ at: 0, transactional: false, values: ['a'], lastOffset: 41 }])).toEqual({ values: ['a'], nextOffset: 42 });
});

test("the producer's own time comes out of its header where the log keeps that of the append", async () => {
	const own = { ...record('x'), headers: { [TIMESTAMP_HEADER]: '77', other: 'y' } };
	const options = { producerId: -1n, epoch: -1, compression: 0, transactional: false, firstSequence: -1 };
	const records = await encodeRecordBatch([own, record('foreign')], options);
	const fetched = { topic: 'full', partition: 0, errorCode: 0, highWatermark: 2, lastStableOffset: 2, aborted: [], records };
	const result = await committedRecords(fetched, 'topic', 0, true);
	expect(result.records.map(({ timestamp, headers }) => [timestamp, headers])).toEqual([
		[77, { other: 'y' }],
		[1_000, {}],
	]);
});

test.each(['', 'soon', 'NaN', '-1', '1e400', '0x10', '1.5', '99999999999999999', `${1_001 + 86_400_000}`])(
	'a time %j in the header is none: that of the append counts',
	async (time) => {
		const foreign = { ...record('x'), headers: { [TIMESTAMP_HEADER]: time } };
		const options = { producerId: -1n, epoch: -1, compression: 0, transactional: false, firstSequence: -1 };
		const records = await encodeRecordBatch([foreign], options);
		const fetched = { topic: 'full', partition: 0, errorCode: 0, highWatermark: 1, lastStableOffset: 1, aborted: [], records };
		const result = await committedRecords(fetched, 'topic', 0, true);
		expect(result.records.map(({ timestamp }) => timestamp)).toEqual([1_000]);
	},
);

test.each([-1n, 2n ** 63n - 1n, 9_000_000_000_000_000n])('a timestamp of %d is none, so the record gets the oldest', async (time) => {
	const bytes = await stored({ at: 0, transactional: false, values: ['x'] });
	const [FIRST_TIMESTAMP_AT, MAX_TIMESTAMP_AT] = [27, 35];
	bytes.writeBigInt64BE(time, FIRST_TIMESTAMP_AT);
	bytes.writeBigInt64BE(time, MAX_TIMESTAMP_AT);
	const fetched = { topic: 'full', partition: 0, errorCode: 0, highWatermark: 1, lastStableOffset: 1, aborted: [], records: bytes };
	const result = await committedRecords(fetched, 'topic', 0, false);
	expect(result.records.map(({ timestamp }) => timestamp)).toEqual([0]);
});
