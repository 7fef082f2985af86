import { setImmediate as turn } from 'node:timers/promises';

/** A beat at every turn of the event loop until the signal aborts: the folder publishes as soon as there is something. */
export async function* everyTurn(signal: AbortSignal): AsyncIterable<void> {
	while (!signal.aborted) {
		await turn();
		yield;
	}
}
