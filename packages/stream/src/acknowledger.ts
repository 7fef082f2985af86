/** Frames after which an acknowledgement goes out at once: a hidden page's timers may sleep for a minute, its frames come all the same. */
export const ACK_EVERY = 32;
/** The same in bytes: a fraction of what a server lets a page have on its way. */
export const ACK_BYTES = 1_024 * 1_024;
/** Longest that a received frame waits for its acknowledgement while timers run: an acknowledgement costs a server as much as a small frame. */
export const ACK_AFTER_MS = 1_000;

/** Tells the server how many frames have come on this connection, so that it does not send more than the page can take. */
export function createAcknowledger(deps: { send(count: number): void; after(milliseconds: number, callback: () => void): void }): {
	received(bytes: number): void;
	/** A new connection counts from nought. */
	restart(): void;
} {
	let count = 0;
	let acknowledged = 0;
	let waitingBytes = 0;
	let timed = false;

	function acknowledge(): void {
		if (count === acknowledged) return;
		acknowledged = count;
		waitingBytes = 0;
		deps.send(count);
	}
	return {
		received(bytes) {
			count++;
			waitingBytes += bytes;
			if (count - acknowledged >= ACK_EVERY || waitingBytes >= ACK_BYTES) acknowledge();
			else if (!timed) {
				timed = true;
				deps.after(ACK_AFTER_MS, () => {
					timed = false;
					acknowledge();
				});
			}
		},
		restart() {
			count = 0;
			acknowledged = 0;
			waitingBytes = 0;
		},
	};
}
