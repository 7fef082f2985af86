import { formatPlace, type Rejected, replayOf, type Trade } from '@tideline/domain';
import type { DeskTopic, LogRecord, TradeTopic } from '@tideline/event-log';
import { BadMessage } from './bad-message.ts';
import { readBond } from './bond.ts';
import { readCommodity } from './commodity.ts';
import { readDerivative } from './derivative.ts';
import type { ReadDesk } from './envelope.ts';
import { readEquity } from './equity.ts';
import { readFx } from './fx.ts';
import { readInterbank } from './interbank.ts';
import { decodeAscii, decodeUtf8 } from './raw-text.ts';
import type { ReferenceLookup } from './reference-lookup.ts';
import { readRepo } from './repo.ts';

export type Normalised = { kind: 'trade'; topic: TradeTopic; trade: Trade } | { kind: 'rejected'; rejected: Omit<Rejected, 'rejectedAt'> };

interface Desk {
	readonly decode: (bytes: Uint8Array) => string;
	readonly read: ReadDesk;
	readonly topic: TradeTopic;
}

/** How each desk is read, and where its trades go: the one table. */
const DESKS: Readonly<Record<DeskTopic, Desk>> = {
	'oms.fx': { decode: decodeUtf8, read: readFx, topic: 'trades.fx' },
	'oms.repo': { decode: decodeUtf8, read: readRepo, topic: 'trades.repos' },
	'oms.interbank': { decode: decodeUtf8, read: readInterbank, topic: 'trades.interbank' },
	'oms.bond': { decode: decodeUtf8, read: readBond, topic: 'trades.bonds' },
	'ems.equity': { decode: decodeAscii, read: readEquity, topic: 'trades.equities' },
	'ems.commodity': { decode: decodeAscii, read: readCommodity, topic: 'trades.commodities' },
	'oms.derivative': { decode: decodeUtf8, read: readDerivative, topic: 'trades.derivatives' },
};

export function isDeskTopic(topic: string): topic is DeskTopic {
	return Object.hasOwn(DESKS, topic);
}

/** One desk message becomes a trade, or a dead letter that says why not. Pure; `record.topic` is one of the desk topics. */
export function normalise(record: LogRecord, reference: ReferenceLookup): Normalised {
	let text: string | null = null;
	try {
		if (!isDeskTopic(record.topic)) throw new BadMessage('UNSUPPORTED', `${record.topic} is not the topic of a desk`);
		if (record.value === null) throw new BadMessage('MISSING_FIELD', 'the record has no value');
		const desk = DESKS[record.topic];
		text = desk.decode(record.value);
		return { kind: 'trade', topic: desk.topic, trade: desk.read(text, { record, reference }) };
	} catch (error) {
		if (!(error instanceof BadMessage)) throw error;
		return { kind: 'rejected', rejected: deadLetter(record, error, text) };
	}
}

function deadLetter(record: LogRecord, error: BadMessage, text: string | null): Omit<Rejected, 'rejectedAt'> {
	const replayed = replayOf(record);
	return {
		topic: record.topic,
		partition: record.partition,
		offset: record.offset,
		key: record.key,
		value: record.value ?? new Uint8Array(),
		reason: error.reason,
		message: error.message,
		path: error.path,
		position: bytePosition(error.at, text),
		receivedAt: record.timestamp,
		replayOf: replayed === null ? null : formatPlace(replayed),
	};
}

/** Readers count characters; without a text the fault was found in the bytes. */
function bytePosition(at: number | null, text: string | null): number | null {
	return at === null || text === null ? at : Buffer.byteLength(text.slice(0, at));
}
