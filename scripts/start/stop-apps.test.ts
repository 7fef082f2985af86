import { expect, it } from 'vitest';
import { STOP_WITHIN_MS, stopApps } from './stop-apps.ts';
import type { AppEnd, AppWorker } from './workers.ts';

const never = new Promise<never>(() => undefined);

/** An app that ends when it is asked to, or only when its thread is ended. */
function app(name: string, calls: string[], obeys: boolean): AppWorker {
	const ended = Promise.withResolvers<AppEnd>();
	const end = () => ended.resolve({ name, code: 0, error: null, takenOver: false });
	return {
		name,
		ready: never,
		ended: ended.promise,
		sayFed: () => undefined,
		stop: () => {
			calls.push(`${name} asked`);
			if (obeys) end();
		},
		kill: async () => {
			calls.push(`${name} ended`);
			end();
		},
	};
}

it('asks all of them first, and waits no longer than they take', async () => {
	const calls: string[] = [];
	await stopApps([app('engine', calls, true), app('bff', calls, true)], { wait: () => never, impatient: never });
	expect(calls).toEqual(['engine asked', 'bff asked', 'engine ended', 'bff ended']);
});

it('ends the thread of one that does not stop, within two seconds of the Ctrl-C', async () => {
	const calls: string[] = [];
	const waited: number[] = [];
	const wait = async (milliseconds: number) => void waited.push(milliseconds);
	await stopApps([app('engine', calls, false), app('bff', calls, true)], { wait, impatient: never });
	expect(waited).toEqual([STOP_WITHIN_MS]);
	expect(STOP_WITHIN_MS).toBeLessThan(2_000);
	expect(calls).toContain('engine ended');
});

it('waits for nothing after a second Ctrl-C', async () => {
	const calls: string[] = [];
	await stopApps([app('engine', calls, false)], { wait: () => never, impatient: Promise.resolve() });
	expect(calls).toEqual(['engine asked', 'engine ended']);
});
