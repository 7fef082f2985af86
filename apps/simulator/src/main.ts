import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { openEventLog } from '@tideline/event-log';
import { readConfig } from './config.ts';
import { createLogger, simulatorEvents } from './events.ts';
import { type SimulatorClock, startSimulator } from './run/simulator.ts';

const systemClock: SimulatorClock = {
	now: Date.now,
	wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
};

const config = readConfig(process.env);
const events = simulatorEvents(createLogger(config));
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
parentPort?.on('message', (message: unknown) => {
	if (message === 'stop') stop.abort();
});

const log = openEventLog(process.env);
try {
	await startSimulator({
		log,
		clock: systemClock,
		seed: config.SEED,
		scenario: config.SCENARIO,
		rate: config.RATE,
		historyRate: config.HISTORY_RATE,
		signal: stop.signal,
		events: {
			...events,
			caughtUp(at, slices) {
				events.caughtUp(at, slices);
				parentPort?.postMessage({ kind: 'ready' });
			},
		},
	});
	events.stopped();
} catch (error) {
	events.failed(error);
	throw error;
} finally {
	await log.close();
	// The parent's port would keep the worker alive.
	parentPort?.close();
}
