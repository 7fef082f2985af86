const MULTIPLIER = 0x5bd1e995;
const SEED = 0x9747b28c;
const encoder = new TextEncoder();
/** Keys are short ASCII identifiers: their bytes are written here instead of into a new array each. */
const ascii = new Uint8Array(256);

/** Murmur2 of 32 bits as Kafka's Java client computes it (`org.apache.kafka.common.utils.Utils.murmur2`). */
export function murmur2(data: Uint8Array): number {
	const length = data.length;
	let hash = SEED ^ length;
	const whole = length & ~3;
	for (let i = 0; i < whole; i += 4) {
		let block = byte(data, i) | (byte(data, i + 1) << 8) | (byte(data, i + 2) << 16) | (byte(data, i + 3) << 24);
		block = Math.imul(block, MULTIPLIER);
		block ^= block >>> 24;
		hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(block, MULTIPLIER);
	}
	const rest = length - whole;
	if (rest > 2) hash ^= byte(data, whole + 2) << 16;
	if (rest > 1) hash ^= byte(data, whole + 1) << 8;
	if (rest > 0) hash = Math.imul(hash ^ byte(data, whole), MULTIPLIER);
	hash ^= hash >>> 13;
	hash = Math.imul(hash, MULTIPLIER);
	return hash ^ (hash >>> 15);
}

/** The partition that Kafka's default partitioner gives a key: the same record lands in the same place on both adapters. */
export function partitionOfKey(key: string, partitions: number): number {
	if (partitions === 1) return 0;
	return (murmur2(utf8(key)) & 0x7fffffff) % partitions;
}

function utf8(key: string): Uint8Array {
	if (key.length > ascii.length) return encoder.encode(key);
	for (let i = 0; i < key.length; i++) {
		const code = key.charCodeAt(i);
		if (code > 127) return encoder.encode(key);
		ascii[i] = code;
	}
	return ascii.subarray(0, key.length);
}

const byte = (data: Uint8Array, index: number): number => data[index] ?? 0;
