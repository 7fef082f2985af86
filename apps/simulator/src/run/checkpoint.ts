import { gunzipSync, gzipSync } from 'node:zlib';
import { type EventLog, type LogRecord, type NewRecord, positionKey } from '@tideline/event-log';
import { z } from 'zod';
import { type Scenario, scenarioCommand } from '../day/scenario.ts';
import type { DayState } from '../day/state.ts';
import { SLICE_HEADER } from '../day/ticks.ts';
import { jsonRecord } from '../json-record.ts';

const CONTROL = 'control';
const PRICES = 'market.prices';
/** Newest prices looked at for the number of the last slice: somebody else's prices may stand behind the simulator's. */
const LOOK_BACK = 10_000;

const checkpointRecord = z.object({ type: z.literal('simulator.checkpoint'), format: z.literal(1), state: z.string() });

/** The state of the day as a record of `control`; every slice from here on follows from it. */
export function checkpoint(state: DayState): NewRecord {
	const packed = gzipSync(JSON.stringify(state), { level: 1 }).toString('base64');
	const value = { type: 'simulator.checkpoint', format: 1, slice: state.slice, state: packed };
	return jsonRecord(CONTROL, 'simulator', value, state.at);
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

/** Reads the end of the log, newest record first; null when no simulator has written to it. */
export async function readResumed(log: EventLog): Promise<Resumed | null> {
	let scenario: Scenario | null = null;
	for await (const record of newestFirst(log, CONTROL)) {
		const value = parseControl(record);
		const command = scenarioCommand.safeParse(value);
		if (command.success) scenario ??= command.data.scenario;
		const found = checkpointRecord.safeParse(value);
		if (!found.success) continue;
		// Written by this program and kept whole by the log; `format` changes with its shape.
		const state = JSON.parse(gunzipSync(Buffer.from(found.data.state, 'base64')).toString()) as DayState;
		return { state, written: Math.max(state.slice, await lastSlice(log)), scenario };
	}
	return null;
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

/** Number of the newest slice of the day in the log; 0 when there is none near its end. */
export async function lastSlice(log: EventLog): Promise<number> {
	let looked = 0;
	for await (const record of newestFirst(log, PRICES)) {
		const slice = Number(record.headers[SLICE_HEADER]);
		if (Number.isSafeInteger(slice)) return slice;
		if (++looked >= LOOK_BACK) break;
	}
	return 0;
}

/** The records of a topic with one partition, from its end to its beginning. */
async function* newestFirst(log: EventLog, topic: string): AsyncIterable<LogRecord> {
	const [end] = await log.ends([topic]);
	if (end === undefined) return;
	for (let offset = end.high - 1; offset >= end.low; offset--) {
		const record = await log.get(topic, 0, offset);
		if (record !== null) yield record;
	}
}

/** Position behind everything that `control` holds now. */
export async function controlEnd(log: EventLog): Promise<ReadonlyMap<string, number>> {
	const ends = await log.ends([CONTROL]);
	return new Map(ends.map(({ topic, partition, high }) => [positionKey(topic, partition), high]));
}
