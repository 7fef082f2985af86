import { isMainThread } from 'node:worker_threads';

/**
 * Ends an app whose work is done, with `process.exitCode`. kafkajs loses sight of sockets when brokers come and go; one of them would keep
 * the process up, and its supervisor from starting it again. A worker thread is ended by whoever started it.
 */
export function endProcess(): void {
	if (isMainThread) process.exit();
}
