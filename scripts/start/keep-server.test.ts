import { expect, test } from 'vitest';
import { keepServer } from './keep-server.ts';

/** A server whose restarts go as they are told to, and what was said of its ends. */
function kept(restarts: readonly ('ready' | 'fails')[]) {
	const left = [...restarts];
	const said: [string, number][] = [];
	const stops: (string | undefined)[] = [];
	let end = Promise.withResolvers<string>();
	const server = {
		ended: () => end.promise,
		async restart() {
			end = Promise.withResolvers();
			if (left.shift() === 'fails') throw new Error('it did not start:\nlast lines');
		},
		async stop(signal?: string) {
			stops.push(signal);
			end.resolve('code 143');
		},
	};
	const supervised = keepServer(server, {
		wait: async () => undefined,
		now: () => 0,
		onRestart: (how, waitMs) => said.push([how, waitMs]),
	});
	return { supervised, said, stops, left, end: (how: string) => end.resolve(how) };
}

test('a server that ends is started again, also when that fails the first time', async () => {
	const { said, left, end } = kept(['fails', 'ready']);
	end('signal SIGKILL');
	await expect.poll(() => left).toEqual([]);
	expect(said).toEqual([
		['signal SIGKILL', 500],
		['it did not start:', 1_000],
	]);
});

test('one that is stopped is not started again', async () => {
	const { supervised, said, stops } = kept([]);
	await supervised.stop(1_000);
	expect(said).toEqual([]);
	expect(stops[0]).toBe('SIGTERM');
});
