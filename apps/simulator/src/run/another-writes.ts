import type { EventLog } from '@tideline/event-log';
import { lastSlice } from './checkpoint.ts';
import type { SimulatorClock } from './simulator.ts';

/** How long a simulator that was fenced looks for the slices of another one: its start and first append on a busy machine. */
const LOOK_MS = 15_000;
const EVERY_MS = 250;

/**
 * Whether another simulator goes on with the day. Being fenced does not tell: brokers also fence the only one that there is when it was
 * silent in the middle of a transaction, as on a machine that slept. Whoever is fenced writes nothing, so any slice that comes is another's.
 */
export async function anotherWrites(log: EventLog, { wait }: Pick<SimulatorClock, 'wait'>, signal: AbortSignal): Promise<boolean> {
	const before = await lastSlice(log);
	for (let waited = 0; waited < LOOK_MS && !signal.aborted; waited += EVERY_MS) {
		await wait(EVERY_MS, signal);
		if ((await lastSlice(log)) > before) return true;
	}
	return false;
}
