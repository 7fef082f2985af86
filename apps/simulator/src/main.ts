import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort } from 'node:worker_threads';
import {
	createLogEvents,
	type EventLog,
	endProcess,
	FencedError,
	openEventLog,
	settingsText,
	TAKEN_OVER_EXIT_CODE,
} from '@tideline/event-log';
import { readConfig, settings } from './config.ts';
import { createLogger, createSimulatorEvents } from './events.ts';
import { anotherWrites } from './run/another-writes.ts';
import { type SimulatorClock, startSimulator } from './run/simulator.ts';

const HOUR_MS = 3_600_000;

const systemClock: SimulatorClock = {
	now: Date.now,
	elapsed: performance.now.bind(performance),
	wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
};

/** Another simulator does the work of this one. */
class TakenOverError extends Error {
	override readonly name = 'TakenOverError';
	constructor(cause: unknown) {
		super(
			'another simulator has taken over this log and goes on with its day; this one has stopped for good. ' +
				'One log has one simulator: start the others with --no-simulator, or give them another KAFKA_TOPIC_PREFIX',
			{ cause },
		);
	}
}

/** A process or a worker thread of its own: runs until a signal or the message `stop`. */
async function main(): Promise<void> {
	const config = readConfig(process.env);
	const logger = createLogger(config);
	const events = createSimulatorEvents(logger);
	const stop = new AbortController();
	// The channel to a supervisor closes when that dies: nobody would stop this process then.
	if (isMainThread) for (const end of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(end, () => stop.abort());
	process.channel?.unref();
	parentPort?.on('message', (message: unknown) => {
		if (message === 'stop') stop.abort();
	});
	const log = openEventLog(process.env, createLogEvents(logger));
	try {
		await startSimulator({
			log,
			clock: systemClock,
			seed: config.SEED,
			scenario: config.SCENARIO,
			rate: config.RATE,
			historyRate: config.HISTORY_RATE,
			historyMs: config.HISTORY_HOURS * HOUR_MS,
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
		if (error === stop.signal.reason) return;
		events.failed(error);
		throw error instanceof FencedError && (await isTakenOver(log, stop.signal)) ? new TakenOverError(error) : error;
	} finally {
		await log.close();
	}
}

/** On an embedded log silence alone fences nobody. */
async function isTakenOver(log: EventLog, signal: AbortSignal): Promise<boolean> {
	return !process.env.KAFKA_BROKERS || anotherWrites(log, systemClock, signal);
}

/** One line that says what has happened. */
function explain(error: unknown): string {
	if (error instanceof FencedError) return 'the brokers have ended its transaction while it was silent; no other simulator writes';
	return error instanceof Error ? error.message : String(error);
}

const isHelp = isMainThread && process.argv.includes('--help');
try {
	if (isHelp) process.stdout.write(settingsText('simulator', settings));
	else await main();
} catch (error) {
	// Whoever started the thread says it; a process says it itself.
	if (!isMainThread && error instanceof TakenOverError) parentPort?.postMessage({ kind: 'taken-over' });
	else if (!isMainThread) throw new Error(explain(error), { cause: error });
	else {
		process.stderr.write(`tideline simulator: ${explain(error)}\n`);
		process.exitCode = error instanceof TakenOverError ? TAKEN_OVER_EXIT_CODE : 1;
	}
} finally {
	// The parent's port would keep the worker alive.
	parentPort?.close();
}
if (!isHelp) endProcess();
