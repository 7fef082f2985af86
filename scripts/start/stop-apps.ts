import type { AppWorker } from './workers.ts';

export interface StopDeps {
	/** Resolves after the time, ms; does not hold the process up. */
	readonly wait: (milliseconds: number) => Promise<unknown>;
	/** Resolves when the user will not wait any longer: the second Ctrl-C. */
	readonly impatient: Promise<unknown>;
}

/** What is left of the two seconds of a Ctrl-C belongs to the ending of threads and process. */
export const STOP_WITHIN_MS = 1_200;

/** Asks every app to stop, then ends the threads of those that have not: an append is whole or not there, so nothing is lost. */
export async function stopApps(apps: readonly AppWorker[], { wait, impatient }: StopDeps): Promise<void> {
	for (const app of apps) app.stop();
	await Promise.race([Promise.all(apps.map((app) => app.ended)), wait(STOP_WITHIN_MS), impatient]);
	await Promise.all(apps.map((app) => app.kill()));
}
