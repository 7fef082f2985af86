import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteStore } from './byte-store.ts';

const CHUNK = 1 << 20;

describe('a store of bytes', () => {
	it('refuses an address whose chunk was dropped, and keeps the others', () => {
		const store = new ByteStore();
		const addresses = [1, 2, 3].map((byte) => store.append(new Uint8Array(CHUNK / 2 + 1).fill(byte)));
		store.dropBefore(addresses[1] as number);
		expect(() => store.read(addresses[0] as number, 1)).toThrow(RangeError);
		expect([...store.read(addresses[2] as number, 1)]).toEqual([3]);
	});
	it('keeps a record that is larger than a chunk', () => {
		const store = new ByteStore();
		const large = store.append(new Uint8Array(3 * CHUNK).fill(7));
		const next = store.append(Uint8Array.of(8));
		expect(store.read(large, 3 * CHUNK).at(-1)).toBe(7);
		expect([...store.read(next, 1)]).toEqual([8]);
	});
	it('gives back what was put in, whatever its size', () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 40 }), (records) => {
				const store = new ByteStore();
				const addresses = records.map((record) => store.append(record));
				expect(addresses.map((address, index) => [...store.read(address, records[index]?.length ?? 0)])).toEqual(
					records.map((record) => [...record]),
				);
			}),
		);
	});
});
