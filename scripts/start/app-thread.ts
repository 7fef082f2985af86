import { flushCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

/** When the first rush is over. Left to the end of the thread, writing the cache of a first start would hold Ctrl-C up. */
const FLUSH_AFTER_MS = 5_000;

setTimeout(flushCompileCache, FLUSH_AFTER_MS).unref();
// The app runs until it is told to stop: its module has not ended before.
await import(workerData as string);
