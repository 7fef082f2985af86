/** Frames after which an acknowledgement goes out at once: a hidden page's timers may sleep for a minute, its frames come all the same. */
export const ACK_EVERY = 32;
/** Longest that a received frame waits for its acknowledgement while timers run. */
const ACK_AFTER_MS = 100;

/** Tells the server how many frames have come on this connection, so that it does not send more than the page can take. */
export function createAcknowledger(deps: { send(count: number): void; after(milliseconds: number, callback: () => void): void }): {
	received(): void;
	/** A new connection counts from nought. */
	restart(): void;
} {
	let count = 0;
	let acknowledged = 0;
	let waiting = false;

	function acknowledge(): void {
		if (count === acknowledged) return;
		acknowledged = count;
		deps.send(count);
	}
	return {
		received() {
			count++;
			if (count - acknowledged >= ACK_EVERY) acknowledge();
			else if (!waiting) {
				waiting = true;
				deps.after(ACK_AFTER_MS, () => {
					waiting = false;
					acknowledge();
				});
			}
		},
		restart() {
			count = 0;
			acknowledged = 0;
		},
	};
}
