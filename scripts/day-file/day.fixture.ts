import type { OverrideEvent } from '@tideline/domain';
import { type Codecs, INPUT_TOPICS, type LogRecord, type NewRecord, type OpenedLog, schemaLearner } from '@tideline/event-log';
import { createBook, decodeRecord, FOLD_TOPICS } from '../../apps/engine/src/fold/index.ts';
import { OPENED_AT, simulate } from '../../apps/simulator/tests/_day.ts';
import { figuresOfLcr } from '../../e2e/src/recompute.ts';

export { OPENED_AT };

const SECOND = 1_000;
const RECLASSIFIED_AT = OPENED_AT + 20 * SECOND;

/** An opening and the first minutes of a market day, with an override in the middle and what is no text among the messages. */
export function shortDay(codecs: Pick<Codecs, 'overrideEvent'>, slices = 60): NewRecord[] {
	const records = simulate(slices);
	const issuer = JSON.parse(String(records.find(({ topic }) => topic === 'reference.instruments')?.value)) as { issuerId: string };
	const proposal = {
		...{ targetKind: 'ISSUER', targetId: issuer.issuerId, entityId: null, assetClass: null, level: 'INELIGIBLE', subclass: null },
		...{ eligible: false, encumbered: null, flowLine: null, reasonCode: 'OTHER', comment: 'a day in a file' },
		...{ effectiveFrom: RECLASSIFIED_AT, expiresAt: Date.UTC(2099, 0, 1) },
	} as OverrideEvent['proposal'];
	const event: OverrideEvent = {
		...{ overrideId: 'OV-1', kind: 'SUBMITTED', at: RECLASSIFIED_AT, actor: 'J. Müller', actorRole: 'analyst', from: '127.0.0.1' },
		...{ approval: 'NOT_REQUIRED', proposal, comment: '' },
	};
	const at = records.findIndex(({ timestamp = 0 }) => timestamp > RECLASSIFIED_AT);
	const extra: NewRecord[] = [
		{ topic: 'overrides', key: 'OV-1', value: codecs.overrideEvent.encode(event), timestamp: RECLASSIFIED_AT },
		{ topic: 'oms.fx', key: null, value: Uint8Array.of(0xff, 0xfe, 0), timestamp: RECLASSIFIED_AT, headers: { from: 'nowhere' } },
		{ topic: 'market.prices', key: 'GONE', value: null, timestamp: RECLASSIFIED_AT },
	];
	return records.toSpliced(at < 0 ? records.length : at, 0, ...extra);
}

export async function readAll(log: OpenedLog, topics: readonly string[]): Promise<LogRecord[]> {
	const found: LogRecord[] = [];
	for await (const { records, caughtUp } of log.read({ topics, from: 'start', signal: new AbortController().signal })) {
		found.push(...records);
		if (caughtUp) break;
	}
	return found;
}

/** The inputs of a log by topic, partition and offset, as a program would see them; schema ids aside, which are the registry's. */
export async function inputsOf(log: OpenedLog, codecs: Codecs) {
	const records = await readAll(log, INPUT_TOPICS);
	return records
		.map(({ value, ...record }) => ({
			...record,
			value:
				record.topic === 'overrides' && value !== null ? codecs.overrideEvent.decode(value) : value && Buffer.from(value).toString('hex'),
		}))
		.sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition || a.offset - b.offset);
}

/** Every figure of the LCR of every entity at the end of each second of the records' own time in which there is one. */
export async function lcrBySecond(log: OpenedLog, codecs: Codecs) {
	const records = (await readAll(log, FOLD_TOPICS)).sort((a, b) => a.timestamp - b.timestamp);
	await schemaLearner(codecs)(records);
	const book = createBook();
	const seconds: { second: string; figures: string }[] = [];
	let second = Math.floor((records[0]?.timestamp ?? 0) / SECOND);
	const look = () => {
		const figures = book.entities().map(({ entityId }) => figuresOfLcr(book.lcr(entityId)));
		seconds.push({ second: new Date(second * SECOND).toISOString(), figures: JSON.stringify(figures) });
	};
	for (const record of records) {
		const now = Math.floor(record.timestamp / SECOND);
		// Nothing has changed in a second without records.
		if (now > second) look();
		second = now;
		try {
			const input = decodeRecord(record, codecs);
			if (input !== null) book.apply(input, record.timestamp);
		} catch {
			// A dead letter, and in the replay again.
		}
	}
	look();
	return seconds;
}
