import { Worker } from 'node:worker_threads';

/** The engine as `npm start` runs it, in a process of its own: says when it is ready and what it takes, and ends when it is told to. */
const env = { ...process.env, LOG_LEVEL: 'warn' };
const engine = new Worker(new URL('./main.ts', import.meta.resolve('@tideline/engine')), { env });
process.on('message', () => engine.postMessage('stop'));
engine.once('message', () => process.send?.({ megabytes: process.memoryUsage().rss / 1e6 }));
engine.once('exit', () => process.send?.({ peak: process.resourceUsage().maxRSS / 1e3 }, () => process.disconnect()));
