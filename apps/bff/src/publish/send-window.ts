/** What a client may have on its way; past either it is too slow. */
export interface SendLimits {
	frames: number;
	bytes: number;
}

/** About five seconds of a busy page. */
const SEND_LIMITS: SendLimits = { frames: 512, bytes: 16 * 1_024 * 1_024 };

/** Sizes of the frames that one client has been sent and has not acknowledged. */
export class SendWindow {
	readonly #limits: SendLimits;
	readonly #sizes: number[] = [];
	#bytes = 0;
	#sent = 0;
	#acknowledged = 0;

	constructor(limits: SendLimits = SEND_LIMITS) {
		this.#limits = limits;
	}

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
		return this.#sizes.length >= this.#limits.frames || (this.#sizes.length > 1 && this.#bytes > this.#limits.bytes);
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
