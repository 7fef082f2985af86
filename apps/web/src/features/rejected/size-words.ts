import { formatCount, formatStock } from '../../format/number.ts';

/** A size in words: `426 bytes`, `12.4 kB`, `5.2 MB`. */
export function sizeWords(bytes: number): string {
	if (bytes < 10_000) return bytes === 1 ? '1 byte' : `${formatCount(bytes)} bytes`;
	if (bytes < 1_000_000) return `${formatStock(bytes / 1_000, 1)} kB`;
	return `${formatStock(bytes / 1_000_000, 1)} MB`;
}
