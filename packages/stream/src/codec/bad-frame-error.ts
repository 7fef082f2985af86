/**
 * `NOT_A_FRAME`: truncated or damaged bytes. `OTHER_VERSION`: the server speaks another protocol, so the page has to be loaded anew.
 * `OUT_OF_STEP`: a frame is missing before this one, so its row ids and symbols cannot be known.
 */
export type BadFrameReason = 'NOT_A_FRAME' | 'OTHER_VERSION' | 'OUT_OF_STEP';

/** Bytes that cannot be read as the next frame of a stream; the reader needs a new snapshot. */
export class BadFrameError extends Error {
	override readonly name = 'BadFrameError';
	readonly reason: BadFrameReason;
	constructor(reason: BadFrameReason, message: string, cause?: unknown) {
		super(message, { cause });
		this.reason = reason;
	}
}

export function notAFrame(message: string, cause?: unknown): BadFrameError {
	return new BadFrameError('NOT_A_FRAME', message, cause);
}
