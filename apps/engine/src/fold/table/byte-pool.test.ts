import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BytePool } from './byte-pool.ts';

const MEGABYTE = 1024 * 1024;
const run = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);

describe('a pool of bytes', () => {
	test('refuses a run that is longer than a chunk', () => {
		expect(() => new BytePool().put(run(3 * MEGABYTE, 1), -1, 0)).toThrow(RangeError);
	});

	test('begins a chunk for a run that does not fit into the rest of the last', () => {
		const pool = new BytePool();
		const addresses = [1, 2, 3].map((value) => pool.put(run(1.5 * MEGABYTE, value), -1, 0));
		expect(addresses.map((address) => pool.get(address, 1.5 * MEGABYTE).at(-1))).toEqual([1, 2, 3]);
	});

	test('gives back the latest run of each item, whatever came before it', () => {
		const writes = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.uint8Array({ minLength: 1, maxLength: 40 })), { maxLength: 100 });
		fc.assert(
			fc.property(writes, (all) => {
				const pool = new BytePool();
				const items = new Map<number, { address: number; bytes: Uint8Array }>();
				for (const [item, bytes] of all) {
					const before = items.get(item);
					items.set(item, { address: pool.put(bytes, before?.address ?? -1, before?.bytes.length ?? 0), bytes });
				}
				for (const { address, bytes } of items.values()) expect([...pool.get(address, bytes.length)]).toEqual([...bytes]);
			}),
		);
	});

	test('that was saved keeps what it had when the saved one is written to', () => {
		const pool = new BytePool();
		const address = pool.put(run(10, 1), -1, 0);
		const restored = new BytePool();
		restored.restore(pool.save());
		pool.put(run(10, 2), address, 10);
		expect([restored.get(address, 10)[0], pool.get(address, 10)[0]]).toEqual([1, 2]);
	});
});
