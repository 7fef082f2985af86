import type { Timing } from './harness.ts';

/**
 * Processor time that `body` takes on its own thread, over `count` units of work: on an idle machine what a clock shows, and the same on
 * a busy one, where a clock would compare how often each side had to wait.
 */
export async function cpuTime(count: number, body: () => unknown): Promise<Timing> {
	const start = process.threadCpuUsage();
	await body();
	const { user, system } = process.threadCpuUsage(start);
	const seconds = (user + system) / 1e6;
	return { seconds, perSecond: count / seconds };
}
