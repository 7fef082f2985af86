const ARRAY = 0x90;
const TEXT = 0xa0;
const TEXT_8 = 0xd9;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The stream that a frame belongs to, read from its head alone so that its own reader can decode it; null when the bytes have no such head. */
export function streamOf(bytes: Uint8Array): string | null {
	const [array = 0, , , mark = 0, length8 = 0] = bytes;
	// Version and kind are one byte each, and so is the mark of an array of less than sixteen.
	if ((array & 0xf0) !== ARRAY) return null;
	const [from, length] = mark === TEXT_8 ? [5, length8] : [4, (mark & 0xe0) === TEXT ? mark & 0x1f : 0];
	if (length === 0 || from + length > bytes.length) return null;
	try {
		return utf8.decode(bytes.subarray(from, from + length));
	} catch {
		return null;
	}
}
