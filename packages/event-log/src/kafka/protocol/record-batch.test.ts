import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPRESSIONS, compressionId } from '../compression.ts';
import { decodeRecordBatches, encodeRecordBatch, estimateRecordBytes, type OutgoingRecord } from './record-batch.ts';

const PLAIN = { producerId: 12n, epoch: 3, compression: 0, transactional: false, firstSequence: 0 };

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const outgoing: fc.Arbitrary<OutgoingRecord> = fc.record({
	key: fc.option(text),
	value: fc.option(fc.uint8Array({ maxLength: 200 })),
	timestamp: fc.integer({ min: 0, max: 8_640_000_000_000_000 }),
	headers: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
});

const record = (value: string): OutgoingRecord => ({ key: null, value: new Uint8Array(Buffer.from(value)), timestamp: 1_000, headers: {} });

describe('a record batch', () => {
	test.each(COMPRESSIONS)('comes back as it was written, compressed with %s', async (compression) => {
		await fc.assert(
			fc.asyncProperty(fc.array(outgoing, { minLength: 1, maxLength: 20 }), async (records) => {
				const bytes = await encodeRecordBatch(records, { ...PLAIN, compression: compressionId(compression) });
				const [batch] = await decodeRecordBatches(bytes, 'topic', 2);
				expect(batch).toMatchObject({ baseOffset: 0, lastOffset: records.length - 1, producerId: 12n, transactional: false, marker: null });
				expect(batch?.records).toEqual(records.map((own, offset) => ({ topic: 'topic', partition: 2, offset, ...own })));
			}),
			{ numRuns: 40 },
		);
	});

	test('is never larger than the estimate that batches are planned with', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(outgoing, { minLength: 1, maxLength: 10 }), async (records) => {
				const bytes = await encodeRecordBatch(records, PLAIN);
				const estimate = records.reduce((sum, own) => sum + estimateRecordBytes(own), 0);
				expect(bytes.length - 61).toBeLessThanOrEqual(estimate);
			}),
		);
	});

	test('that is cut at the end of an answer is left out, and the ones before it are read', async () => {
		const whole = await encodeRecordBatch([record('a')], PLAIN);
		const batches = await decodeRecordBatches(Buffer.concat([whole, whole.subarray(0, whole.length - 1)]), 'topic', 0);
		expect(batches).toHaveLength(1);
	});

	test('of another format is refused', async () => {
		const bytes = Buffer.from(await encodeRecordBatch([record('a')], PLAIN));
		bytes[16] = 1;
		await expect(decodeRecordBatches(bytes, 'topic', 0)).rejects.toThrow('a record batch of version 1 in topic/0, expected 2');
	});
});
