import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_TIMESTAMP } from '../timestamp.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_RECORDS, packBatch, type RecordBatch, type StoredRecord, unpackBatch } from './record-batch.ts';

const gap = fc.nat(1_000_000);
const arbitraryRecords: fc.Arbitrary<StoredRecord[]> = fc
	.array(
		fc.record({
			offset: gap,
			seq: gap,
			timestamp: fc.oneof(fc.integer({ min: 0, max: MAX_TIMESTAMP }), fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 })),
			key: fc.option(fc.string({ unit: 'grapheme', maxLength: 300 })),
			value: fc.option(fc.uint8Array({ maxLength: 3_000 })),
			headers: fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' }), { maxKeys: 2, noNullPrototype: true }),
		}),
		{ minLength: 1, maxLength: 80 },
	)
	.map((records) => {
		let offset = 0;
		let seq = 0;
		return records.map((record) => {
			offset += record.offset + 1;
			seq += record.seq + 1;
			return { ...record, offset, seq };
		});
	});

const kept = (batch: RecordBatch): RecordBatch => ({ ...batch, body: new Uint8Array(batch.body) });

function packAll(records: readonly StoredRecord[]): RecordBatch[] {
	const batches: RecordBatch[] = [];
	for (let from = 0; from < records.length; ) {
		const batch = kept(packBatch(records, from));
		batches.push(batch);
		from += batch.records;
	}
	return batches;
}

const simple = (offset: number, size: number): StoredRecord => ({
	offset,
	seq: offset,
	timestamp: 1,
	key: null,
	value: new Uint8Array(size),
	headers: {},
});

describe('a record batch', () => {
	test('whose bytes were changed is refused', () => {
		const batch = kept(packBatch([simple(0, 100)], 0));
		batch.body[50] = 1;
		expect(() => unpackBatch(batch)).toThrow('checksum');
	});

	test('that is cut short is refused', () => {
		const batch = kept(packBatch([simple(0, 100)], 0));
		expect(() => unpackBatch({ ...batch, body: batch.body.subarray(0, 50) })).toThrow('checksum');
	});

	test('gives back any records, whatever their gaps, keys and headers', () => {
		fc.assert(
			fc.property(arbitraryRecords, (records) => {
				const batches = packAll(records);
				expect(batches.flatMap(unpackBatch)).toEqual(records);
				expect(batches.at(-1)?.nextOffset).toBe((records.at(-1)?.offset ?? 0) + 1);
				expect(Math.max(...batches.map(({ maxTimestamp }) => maxTimestamp))).toBe(Math.max(...records.map(({ timestamp }) => timestamp)));
			}),
		);
	});

	test('closes at its limit of records', () => {
		const batches = packAll(Array.from({ length: MAX_BATCH_RECORDS + 1 }, (_, i) => simple(i, 1)));
		expect(batches.map(({ records }) => records)).toEqual([MAX_BATCH_RECORDS, 1]);
	});

	test('closes at its limit of bytes, and takes a larger record alone', () => {
		const batches = packAll([simple(0, 10), simple(1, 2 * MAX_BATCH_BYTES), simple(2, 10)]);
		expect(batches.map(({ records }) => records)).toEqual([1, 1, 1]);
	});

	test('spends few bytes besides key and value', () => {
		const records = Array.from({ length: 100 }, (_, i) => ({ ...simple(i, 200), key: `trade-${i}`, timestamp: 1_700_000_000_000 + i }));
		const plain = records.reduce((sum, { key, value }) => sum + Buffer.byteLength(key) + (value?.length ?? 0), 0);
		expect(packBatch(records, 0).body.length - plain).toBeLessThan(10 * records.length);
	});
});
