import { setImmediate as turn } from 'node:timers/promises';
import type { FeedStatusRecord } from '@tideline/domain';
import type { NewRecord } from '@tideline/event-log';
import { describe, expect, test } from 'vitest';
import { StatusWriter } from './status-writer.ts';

const row = (generation: number): FeedStatusRecord => ({ view: 'positions', generation }) as FeedStatusRecord;

/** A log whose appends end when the test says so. */
function setUp() {
	const written: number[] = [];
	const ends: { resolve(): void; reject(error: Error): void }[] = [];
	const failures: unknown[] = [];
	const writer = new StatusWriter({
		log: {
			append: ([record]: readonly NewRecord[]) => {
				written.push(record?.value?.[0] ?? -1);
				return new Promise((resolve, reject) => ends.push({ resolve: () => resolve([]), reject }));
			},
		},
		codec: {
			...{ schemaId: 1, learn: () => Promise.resolve(), bodyOf: () => null, knows: () => true },
			encode: ({ generation }) => Uint8Array.of(generation),
			decode: () => {
				throw new Error('nothing is read');
			},
		},
		onFailed: (error) => void failures.push(error),
	});
	return { writer, written, ends, failures };
}

describe('the status row', () => {
	test('is written one at a time, and of those that come meanwhile only the newest', async () => {
		const { writer, written, ends } = setUp();
		for (const generation of [1, 2, 3, 4]) writer.put(row(generation));
		expect(written).toEqual([1]);
		ends[0]?.resolve();
		await turn();
		expect(written).toEqual([1, 4]);
	});

	test('that cannot be written is told, and the next one is written', async () => {
		const { writer, written, ends, failures } = setUp();
		writer.put(row(1));
		ends[0]?.reject(new Error('the disk is full'));
		await turn();
		writer.put(row(2));
		expect(written).toEqual([1, 2]);
		expect(failures).toEqual([new Error('the disk is full')]);
	});

	test('is not written any more once the writer is closed', async () => {
		const { writer, written, ends } = setUp();
		writer.put(row(1));
		const closed = writer.close();
		writer.put(row(2));
		ends[0]?.resolve();
		await closed;
		expect(written).toEqual([1]);
	});
});
