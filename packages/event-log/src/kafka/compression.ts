import { Buffer } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip, gzip, zstdCompress, zstdDecompress } from 'node:zlib';
import { compressFrame, decompressFrame } from 'lz4-napi';
import * as snappy from 'snappyjs';

export const COMPRESSIONS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

interface Codec {
	compress(bytes: Buffer): Promise<Uint8Array>;
	decompress(bytes: Buffer): Promise<Buffer>;
}

/** By the number that stands in the lowest bits of a batch's attributes. */
const CODECS: readonly (Codec | null)[] = [
	null,
	{ compress: promisify(gzip), decompress: promisify(gunzip) },
	{ compress: async (bytes) => snappy.compress(bytes), decompress: async (bytes) => fromSnappy(bytes) },
	{ compress: (bytes) => compressFrame(bytes), decompress: (bytes) => decompressFrame(bytes) },
	{ compress: promisify(zstdCompress), decompress: promisify(zstdDecompress) },
];

/** The number of a compression on the wire. */
export const compressionId = (compression: Compression): number => COMPRESSIONS.indexOf(compression);

export async function compress(id: number, bytes: Buffer): Promise<Uint8Array> {
	const codec = CODECS[id];
	return codec ? codec.compress(bytes) : bytes;
}

/** @throws RangeError for a compression that Kafka does not have. */
export async function decompress(id: number, bytes: Buffer): Promise<Buffer> {
	if (id === 0) return bytes;
	const codec = CODECS[id];
	if (!codec) throw new RangeError(`unknown compression ${id}`);
	return codec.decompress(bytes);
}

/** The Java client frames snappy in blocks: magic, two versions, then length and block again and again. */
const XERIAL_MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]);
const XERIAL_HEADER_BYTES = 16;

function fromSnappy(bytes: Buffer): Buffer {
	if (!bytes.subarray(0, XERIAL_MAGIC.length).equals(XERIAL_MAGIC)) return Buffer.from(snappy.uncompress(bytes));
	const blocks: Uint8Array[] = [];
	for (let at = XERIAL_HEADER_BYTES; at < bytes.length; ) {
		const length = bytes.readUInt32BE(at);
		blocks.push(snappy.uncompress(bytes.subarray(at + 4, at + 4 + length)));
		at += 4 + length;
	}
	return Buffer.concat(blocks);
}
