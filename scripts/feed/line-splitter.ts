const LF = 10;
const CR = 13;
const BYTE_ORDER_MARK = /^\uFEFF/;

/** Longest line that is read: far past any message that the normaliser takes. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** A line without its end; null when it is longer than the limit. */
export type Line = string | null;

/** Cuts bytes into lines that end in LF, CR LF or CR, mixed as they come. What is too long is left out, never held in memory. */
export class LineSplitter {
	readonly #maxBytes: number;
	#parts: Buffer[] = [];
	#bytes = 0;
	#afterCr = false;
	#isFirst = true;

	constructor(maxBytes = MAX_LINE_BYTES) {
		this.#maxBytes = maxBytes;
	}

	/** The lines that end in this piece. */
	push(piece: Buffer): Line[] {
		const lines: Line[] = [];
		let from = 0;
		for (let at = 0; at < piece.length; at++) {
			const byte = piece[at];
			const secondHalf = byte === LF && this.#afterCr;
			this.#afterCr = byte === CR;
			if (secondHalf) from = at + 1;
			else if (byte === LF || byte === CR) {
				this.#add(piece.subarray(from, at));
				lines.push(this.#take());
				from = at + 1;
			}
		}
		this.#add(piece.subarray(from));
		return lines;
	}

	/** The last line, when it has no end. */
	end(): Line[] {
		return this.#bytes === 0 ? [] : [this.#take()];
	}

	#add(part: Buffer): void {
		this.#bytes += part.length;
		if (this.#bytes > this.#maxBytes) this.#parts = [];
		// A copy: the stream uses its buffers again.
		else if (part.length > 0) this.#parts.push(Buffer.from(part));
	}

	#take(): Line {
		const text = this.#bytes > this.#maxBytes ? null : Buffer.concat(this.#parts).toString();
		const line = this.#isFirst && text !== null ? text.replace(BYTE_ORDER_MARK, '') : text;
		this.#isFirst = false;
		this.#parts = [];
		this.#bytes = 0;
		return line;
	}
}
