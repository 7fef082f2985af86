/** Frames and bytes that a client may have on their way; past either it is too slow. About five seconds of a busy page. */
export const MAX_FRAMES_ON_THE_WAY = 512;
export const MAX_BYTES_ON_THE_WAY = 16 * 1_024 * 1_024;

/** Sizes of the frames that one client has been sent and has not acknowledged. */
export class SendWindow {
	readonly #sizes: number[] = [];
	#bytes = 0;
	#sent = 0;
	#acknowledged = 0;

	/** Counts a frame as sent. */
	add(bytes: number): void {
		this.#sent++;
		this.#sizes.push(bytes);
		this.#bytes += bytes;
	}

	/** `count`: frames that the client has received on this connection. False when it cannot be true. */
	acknowledge(count: number): boolean {
		if (count < this.#acknowledged || count > this.#sent) return false;
		for (const size of this.#sizes.splice(0, count - this.#acknowledged)) this.#bytes -= size;
		this.#acknowledged = count;
		return true;
	}

	/** One frame of any size always fits: a snapshot may be larger than the limit. */
	get full(): boolean {
		return this.#sizes.length >= MAX_FRAMES_ON_THE_WAY || (this.#sizes.length > 1 && this.#bytes > MAX_BYTES_ON_THE_WAY);
	}

	get empty(): boolean {
		return this.#sizes.length === 0;
	}

	get frames(): number {
		return this.#sizes.length;
	}

	get bytes(): number {
		return this.#bytes;
	}
}
