import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeadLetterEvent, Rejected, Trade } from '@tideline/domain';
import {
	type Codecs,
	DEAD_LETTER_EVENTS_TOPIC,
	type EventLog,
	openCodecs,
	openSqliteLog,
	type SqliteLog,
	TOPICS,
	TRADE_TOPICS,
} from '@tideline/event-log';
import pino from 'pino';
import { runNormaliser } from '../src/normaliser.ts';
import { createNormaliserEvents } from '../src/normaliser-events.ts';

/** An embedded log of its own in the system's folder for temporary files. */
export interface TemporaryLog {
	readonly log: SqliteLog;
	readonly codecs: Codecs;
	close(): Promise<void>;
}

export async function openTemporaryLog(): Promise<TemporaryLog> {
	const folder = mkdtempSync(join(tmpdir(), 'tideline-engine-'));
	const log = openSqliteLog({ path: join(folder, 'tideline.db'), maintainEveryMs: 0 });
	await log.ensureTopics(TOPICS);
	return {
		log,
		codecs: await openCodecs(log.registry),
		close: async () => {
			await log.close();
			rmSync(folder, { recursive: true });
		},
	};
}

/** Runs the normaliser over everything that is in the log. */
export async function normaliseAll({ log, codecs }: Pick<TemporaryLog, 'codecs'> & { readonly log: EventLog }): Promise<void> {
	const stop = new AbortController();
	const events = createNormaliserEvents(pino({ level: 'silent' }));
	await runNormaliser({ log, codecs, events, now: () => 0, onCaughtUp: () => stop.abort() }, stop.signal);
}

export const tradesOf = ({ log, codecs }: TemporaryLog): Promise<Trade[]> => readAll(log, TRADE_TOPICS, codecs.trade.decode);
export const rejectedOf = ({ log, codecs }: TemporaryLog): Promise<Rejected[]> => readAll(log, ['trades.rejected'], codecs.rejected.decode);
export const eventsOf = ({ log, codecs }: TemporaryLog): Promise<DeadLetterEvent[]> =>
	readAll(log, [DEAD_LETTER_EVENTS_TOPIC], codecs.deadLetterEvent.decode);

async function readAll<T>(log: SqliteLog, topics: readonly string[], decode: (bytes: Uint8Array) => T): Promise<T[]> {
	const found: T[] = [];
	for await (const batch of log.read({ topics, from: 'start', signal: new AbortController().signal })) {
		for (const { value } of batch.records) if (value !== null) found.push(decode(value));
		if (batch.caughtUp) break;
	}
	return found;
}
