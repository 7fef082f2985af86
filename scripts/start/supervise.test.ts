import { expect, it } from 'vitest';
import { type Supervised, type SupervisedProcess, supervise } from './supervise.ts';

/** A process that ends when it is told to. */
class Fake implements SupervisedProcess {
	readonly signals: string[] = [];
	readonly #end = Promise.withResolvers<string>();
	readonly #stubborn: boolean;
	constructor(stubborn: boolean) {
		this.#stubborn = stubborn;
	}
	get ended(): Promise<string> {
		return this.#end.promise;
	}
	end(how = 'code 1'): void {
		this.#end.resolve(how);
	}
	kill(signal: 'SIGTERM' | 'SIGKILL'): void {
		this.signals.push(signal);
		if (signal === 'SIGKILL' || !this.#stubborn) this.end(`signal ${signal}`);
	}
}

const turns = async () => {
	for (let i = 0; i < 20; i++) await Promise.resolve();
};

function rig({ stubborn = false, waits = true } = {}) {
	const started: Fake[] = [];
	const pauses: number[] = [];
	const clock = { now: 0 };
	const supervised: Supervised = supervise({
		start() {
			const process = new Fake(stubborn);
			started.push(process);
			return process;
		},
		wait: (milliseconds) => (waits ? Promise.resolve(milliseconds) : new Promise(() => undefined)),
		now: () => clock.now,
		isFinal: (ended) => ended === 'code 3',
		onRestart: (_, waitMs) => pauses.push(waitMs),
	});
	return { started, pauses, clock, supervised };
}

it('starts a process again when it ends, waiting twice as long each time, half a minute at most', async () => {
	const { started, pauses, supervised } = rig();
	for (let i = 0; i < 9; i++) {
		started.at(-1)?.end();
		await turns();
	}
	expect(started).toHaveLength(10);
	expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
	await supervised.stop(0);
});

it('one that has run for a minute has recovered', async () => {
	const { started, pauses, clock, supervised } = rig();
	for (const runs of [0, 0, 60_000]) {
		clock.now += runs;
		started.at(-1)?.end();
		await turns();
	}
	expect(pauses).toEqual([500, 1_000, 500]);
	await supervised.stop(0);
});

it('one that ends for good is not started again, and is stopped at once', async () => {
	const { started, pauses, supervised } = rig();
	started[0]?.end('code 3');
	await turns();
	expect([started.length, pauses]).toEqual([1, []]);
	await supervised.stop(1_000);
});

it('stops a process and does not start it again', async () => {
	const { started, supervised } = rig({ waits: false });
	await supervised.stop(1_000);
	expect(started).toHaveLength(1);
	expect(started[0]?.signals[0]).toBe('SIGTERM');
});

it('ends a process that does not stop in time', async () => {
	const { started, supervised } = rig({ stubborn: true });
	await supervised.stop(1_000);
	expect(started[0]?.signals).toEqual(['SIGTERM', 'SIGKILL']);
});

it('stops while it waits to start one again', async () => {
	const { started, supervised } = rig({ waits: false });
	started[0]?.end();
	await turns();
	await supervised.stop(1_000);
	expect(started).toHaveLength(1);
});
