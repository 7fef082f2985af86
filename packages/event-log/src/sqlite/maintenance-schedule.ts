/** The first run waits until the start-up rush is over. */
const FIRST_RUN_MS = 1_000;

export interface MaintenanceSchedule {
	stop(): void;
}

/** Runs `work` soon, then every `everyMs`; never keeps a process alive. */
export function scheduleMaintenance(
	work: () => Promise<unknown>,
	everyMs: number,
	onError?: (error: unknown) => void,
): MaintenanceSchedule {
	if (everyMs === 0) return { stop: () => undefined };
	let running = false;
	const run = async () => {
		if (running) return;
		running = true;
		try {
			await work();
		} catch (error) {
			onError?.(error);
		} finally {
			running = false;
		}
	};
	const first = setTimeout(run, Math.min(FIRST_RUN_MS, everyMs)).unref();
	const timer = setInterval(run, everyMs).unref();
	return {
		stop() {
			clearTimeout(first);
			clearInterval(timer);
		},
	};
}
