import { Worker } from 'node:worker_threads';
import { COMPILE_CACHE } from './compile-cache.ts';

/** How an app came to its end. */
export interface AppEnd {
	readonly name: string;
	readonly code: number;
	/** What it failed with; null when it said nothing. */
	readonly error: Error | null;
	/** Another one does its work on the same log now. */
	readonly takenOver: boolean;
}

/** An app as a worker thread of this process: it says when it is ready, and is told when to stop. */
export interface AppWorker {
	readonly name: string;
	/** Resolves with what the app said when it had caught up; never when it ends before. */
	readonly ready: Promise<unknown>;
	readonly ended: Promise<AppEnd>;
	/** Tells an app that the feed has written the hours behind. */
	sayFed(): void;
	stop(): void;
	/** Ends the thread where it is: an append is whole or not there. */
	kill(): Promise<unknown>;
}

const THREAD = new URL('./app-thread.ts', import.meta.url);

/** @param entry the app's `main.ts`; @param env what its configuration table reads */
export function startApp(name: string, entry: URL, env: Record<string, string>): AppWorker {
	const worker = new Worker(THREAD, { workerData: entry.href, env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, ...env }, name });
	const ready = Promise.withResolvers<unknown>();
	const ended = Promise.withResolvers<AppEnd>();
	let failure: Error | null = null;
	let takenOver = false;
	worker.on('message', (message: { kind?: string }) => {
		takenOver ||= message?.kind === 'taken-over';
		// What it was to write is written, by the other one.
		if (message?.kind === 'ready' || takenOver) ready.resolve(message);
	});
	worker.once('error', (error) => {
		failure = error instanceof Error ? error : new Error(String(error));
	});
	worker.once('exit', (code) => ended.resolve({ name, code, error: failure, takenOver }));
	return {
		name,
		ready: ready.promise,
		ended: ended.promise,
		sayFed: () => worker.postMessage('fed'),
		stop: () => worker.postMessage('stop'),
		kill: () => worker.terminate(),
	};
}
