/** A process as the supervisor sees it. */
export interface SupervisedProcess {
	/** Resolves with how it ended: `code 1`, `signal SIGKILL`. */
	readonly ended: Promise<string>;
	kill(signal: NodeJS.Signals): void;
}

export interface SuperviseDeps {
	readonly start: () => SupervisedProcess;
	/** Resolves after the time, ms; does not hold the process up. */
	readonly wait: (milliseconds: number) => Promise<unknown>;
	/** Monotonic, ms. */
	readonly now: () => number;
	/** Whether it is not to be started again when it has ended like that; without it, it always is. */
	readonly isFinal?: (ended: string) => boolean;
	/** Told before each wait. */
	readonly onRestart: (ended: string, waitMs: number) => void;
}

/** A process that is started again whenever it ends, until it is stopped or has ended for good. */
export interface Supervised {
	/** Asks it to stop, ends it after the time, and does not start it again. */
	stop(withinMs: number): Promise<void>;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** One that has run for this long has recovered: its next end is a first one. */
const STEADY_MS = 60_000;

/** Starts a process, and again when it ends: at once is too often for one that cannot run, so each wait is twice the one before. */
export function supervise({ start, wait, now, isFinal, onRestart }: SuperviseDeps): Supervised {
	const stopping = Promise.withResolvers<'stop'>();
	let isStopping = false;
	let running = start();

	async function keepRunning(): Promise<void> {
		let waitMs = FIRST_WAIT_MS;
		for (let startedAt = now(); ; startedAt = now()) {
			const ended = await running.ended;
			if (isStopping || isFinal?.(ended)) return;
			if (now() - startedAt >= STEADY_MS) waitMs = FIRST_WAIT_MS;
			onRestart(ended, waitMs);
			await Promise.race([wait(waitMs), stopping.promise]);
			if (isStopping) return;
			waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
			running = start();
		}
	}

	const kept = keepRunning();
	return {
		async stop(withinMs) {
			isStopping = true;
			stopping.resolve('stop');
			running.kill('SIGTERM');
			await Promise.race([kept, wait(withinMs)]);
			running.kill('SIGKILL');
			await kept;
		},
	};
}
