import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** As `npm start` has it: a second process does not strip types again. */
const NODE_COMPILE_CACHE = join(import.meta.dirname, '../../node_modules/.cache/node-compile');

/** Starts an engine on the log that the settings name, stops it when it is ready, and waits until it has ended, its checkpoint written. */
export async function timedEngine(log: Readonly<Record<string, string>>): Promise<{ seconds: number; megabytes: number; peak: number }> {
	const started = process.hrtime.bigint();
	const child = fork(new URL('restart-engine.ts', import.meta.url), { env: { ...process.env, NODE_COMPILE_CACHE, ...log } });
	const [{ megabytes }] = await once(child, 'message');
	const seconds = Number(process.hrtime.bigint() - started) / 1e9;
	child.send('stop');
	const [{ peak }] = await once(child, 'message');
	await once(child, 'exit');
	return { seconds, megabytes, peak };
}
