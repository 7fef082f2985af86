import { gunzipSync, gzipSync } from 'node:zlib';
import { type EventLog, type LogRecord, type NewRecord, positionKey } from '@tideline/event-log';
import { z } from 'zod';
import { type Scenario, scenarioCommand } from '../day/scenario.ts';
import type { DayState } from '../day/state.ts';
import { SLICE_HEADER } from '../day/ticks.ts';

const CONTROL = 'control';
const PRICES = 'market.prices';
/** Newest prices looked at for the number of the last slice: somebody else's prices may stand behind the simulator's. */
const LOOK_BACK = 10_000;

const checkpointRecord = z.object({ type: z.literal('simulator.checkpoint'), format: z.literal(1), state: z.string() });

/** The state of the day as a record of `control`; every slice from here on follows from it. */
export function checkpoint(state: DayState): NewRecord {
	const packed = gzipSync(JSON.stringify(state), { level: 1 }).toString('base64');
	const value = { type: 'simulator.checkpoint', format: 1, slice: state.slice, state: packed };
	return { topic: CONTROL, key: 'simulator', value: Buffer.from(JSON.stringify(value)), timestamp: state.at };
}

/** Where an earlier run stopped. */
interface Resumed {
	/** As of the newest checkpoint. */
	readonly state: DayState;
	/** Slices that the log has whole. */
	readonly written: number;
	/** A command that came while no simulator was running. */
	readonly scenario: Scenario | null;
}

/** Reads the end of the log; null when no simulator has written to it. */
export async function readResumed(log: EventLog): Promise<Resumed | null> {
	let state: DayState | null = null;
	let scenario: Scenario | null = null;
	for await (const record of existing(log, CONTROL)) {
		const value = parseControl(record);
		const found = checkpointRecord.safeParse(value);
		const command = scenarioCommand.safeParse(value);
		if (found.success) {
			// Written by this program and kept whole by the log; `format` changes with its shape.
			state = JSON.parse(gunzipSync(Buffer.from(found.data.state, 'base64')).toString()) as DayState;
			scenario = null;
		} else if (command.success) scenario = command.data.scenario;
	}
	if (state === null) return null;
	return { state, written: Math.max(state.slice, await lastSlice(log)), scenario };
}

/** The JSON of a control record; undefined when it is none: others write to this topic too. */
export function parseControl({ value }: LogRecord): unknown {
	if (value === null) return undefined;
	try {
		return JSON.parse(Buffer.from(value).toString());
	} catch {
		return undefined;
	}
}

async function lastSlice(log: EventLog): Promise<number> {
	const [end] = await log.ends([PRICES]);
	if (end === undefined) return 0;
	const lowest = Math.max(end.low, end.high - LOOK_BACK);
	for (let offset = end.high - 1; offset >= lowest; offset--) {
		const record = await log.get(PRICES, 0, offset);
		const slice = Number(record?.headers[SLICE_HEADER]);
		if (Number.isSafeInteger(slice)) return slice;
	}
	return 0;
}

async function* existing(log: EventLog, topic: string): AsyncIterable<LogRecord> {
	const stop = new AbortController();
	for await (const batch of log.read({ topics: [topic], from: 'start', signal: stop.signal })) {
		yield* batch.records;
		if (batch.caughtUp) stop.abort();
	}
}

/** Position behind everything that `control` holds now. */
export async function controlEnd(log: EventLog): Promise<ReadonlyMap<string, number>> {
	const ends = await log.ends([CONTROL]);
	return new Map(ends.map(({ topic, partition, high }) => [positionKey(topic, partition), high]));
}
