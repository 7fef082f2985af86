import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Where Node keeps the TypeScript that it has stripped and compiled: a second start reads it, which saves each thread half a second. */
const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/node-compile', import.meta.url));

/** An app as a worker thread of this process: it says when it is ready, and is told when to stop. */
export interface AppWorker {
	name: string;
	/** Resolves with what the app said when it had caught up. */
	ready: Promise<unknown>;
	/** Resolves when the thread has ended, with its exit code. */
	ended: Promise<number>;
	stop(): void;
	kill(): Promise<unknown>;
}

/** @param entry the app's `main.ts`; @param env what its configuration table reads */
export function startApp(name: string, entry: URL, env: Record<string, string>): AppWorker {
	const worker = new Worker(entry, { env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, ...env }, name });
	const ready = Promise.withResolvers<unknown>();
	worker.on('message', (message: { kind?: string }) => {
		if (message?.kind === 'ready') ready.resolve(message);
	});
	const ended = new Promise<number>((resolve) => {
		worker.once('error', (error) => {
			process.stderr.write(`tideline: ${name} failed: ${error instanceof Error ? error.message : String(error)}\n`);
		});
		worker.once('exit', (code) => {
			ready.reject(new Error(`${name} ended with code ${code} before it was ready`));
			resolve(code);
		});
	});
	ready.promise.catch(() => undefined);
	return { name, ready: ready.promise, ended, stop: () => worker.postMessage('stop'), kill: () => worker.terminate() };
}
