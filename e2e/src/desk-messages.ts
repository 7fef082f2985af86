import type { LogRecord } from '@tideline/event-log';
import { DESK_TOPICS, type DeskTopic } from '@tideline/event-log';
import { withLog } from './recompute.ts';

const SOH = '\u0001';

/** Where a desk's format has what the faults touch: JSON paths, or FIX tags. */
interface Places {
	readonly id: string;
	readonly amount: string;
	readonly date: string;
	readonly time: string;
	readonly account: string;
	readonly isin: string | null;
}
const PLACES: Readonly<Record<DeskTopic, Places>> = {
	'oms.fx': { id: 'dealId', amount: 'amount', date: 'settlementDate', time: 'bookedAt', account: 'baseAccount', isin: null },
	'oms.repo': { id: 'repoId', amount: 'cashAmount', date: 'startDate', time: 'timestamp', account: 'cashAccount', isin: 'collateral.isin' },
	'oms.interbank': { id: 'reference', amount: 'principal', date: 'startsOn', time: 'createdAt', account: 'nostro', isin: null },
	'oms.bond': { id: 'tradeRef', amount: 'nominal', date: 'settleDate', time: 'executionTime', account: 'cashAccount', isin: 'isin' },
	'ems.equity': { id: '17', amount: '32', date: '64', time: '60', account: '1', isin: '48' },
	'ems.commodity': { id: '17', amount: '32', date: '64', time: '60', account: '1', isin: null },
	'oms.derivative': {
		id: 'contractId',
		amount: 'cashFlows.0.amount',
		date: 'cashFlows.0.payDate',
		time: 'eventTimestamp',
		account: 'cashFlows.0.account',
		isin: null,
	},
};

/** A spoilt message and what must be said of it. `path` is the field at fault, empty for the whole message. */
export interface Spoilt {
	readonly fault: string;
	readonly topic: DeskTopic;
	readonly text: string;
	readonly reason: string;
	readonly path: string;
}
type Change = (text: string, places: Places) => string;
interface Fault {
	readonly fault: string;
	readonly reason: string;
	readonly place?: keyof Places;
	readonly change: Change;
}

const UNKNOWN_ISIN = 'US0378331005';
const BAD_ISIN = 'US0378331006';
const NEXT_CENTURY = '2100-11-20T09:30:00Z';
const NEXT_CENTURY_MS = String(Date.parse(NEXT_CENTURY));
const FIVE_MEGABYTES = 5 * 1024 * 1024;

/** The faults of the issue that every desk can make. */
const FAULTS: readonly Fault[] = [
	{
		fault: 'a field of a wrong type',
		reason: 'WRONG_TYPE',
		place: 'amount',
		change: (text, { amount }) => withField(text, amount, 'ten million'),
	},
	{ fault: 'a missing field', reason: 'MISSING_FIELD', place: 'amount', change: (text, { amount }) => withField(text, amount, null) },
	{
		fault: 'an unknown account',
		reason: 'UNKNOWN_ACCOUNT',
		place: 'account',
		change: (text, { account }) => withField(text, account, 'LDN-GONE'),
	},
	{
		fault: 'a negative amount',
		reason: 'OUT_OF_RANGE',
		place: 'amount',
		change: (text, { amount }) => withField(text, amount, '-5000000'),
	},
	{
		fault: 'a date in 1900',
		reason: 'BAD_DATE',
		place: 'date',
		change: (text, { date }) => withField(text, date, isFix(text) ? '19000101' : '1900-01-01'),
	},
	{
		fault: 'a time of the next century',
		reason: 'FUTURE_TIME',
		place: 'time',
		change: (text, { time }) =>
			withField(text, time, isFix(text) ? '21001120-09:30:00' : time === 'timestamp' ? NEXT_CENTURY_MS : NEXT_CENTURY),
	},
	{ fault: 'five megabytes', reason: 'TOO_LARGE', change: (text) => text + ' '.repeat(FIVE_MEGABYTES) },
	{ fault: 'a control character', reason: 'CONTROL_CHARACTER', change: (text, { id }) => withField(text, id, 'bell\u0007') },
];
const JSON_FAULTS: readonly Fault[] = [{ fault: 'not JSON', reason: 'NOT_JSON', change: (text) => text.slice(0, -20) }];
const FIX_FAULTS: readonly Fault[] = [
	{ fault: 'not FIX', reason: 'NOT_FIX', change: () => 'IBM 100 @ 12.50, thanks' },
	{
		fault: 'a wrong checksum',
		reason: 'BAD_CHECKSUM',
		change: (text) => text.replace(/10=(\d)/, (_, digit) => `10=${(Number(digit) + 1) % 10}`),
	},
];
const INSTRUMENT_FAULTS: readonly Fault[] = [
	{
		fault: 'an unknown instrument',
		reason: 'UNKNOWN_INSTRUMENT',
		place: 'isin',
		change: (text, { isin }) => withField(text, isin ?? '', UNKNOWN_ISIN),
	},
	{ fault: 'a bad ISIN', reason: 'BAD_IDENTIFIER', place: 'isin', change: (text, { isin }) => withField(text, isin ?? '', BAD_ISIN) },
];

/** One message of each fault that a desk's format can have, made from a good one of that desk. */
export function spoil(topic: DeskTopic, good: string): Spoilt[] {
	const places = PLACES[topic];
	const faults = [...FAULTS, ...(isFix(good) ? FIX_FAULTS : JSON_FAULTS), ...(places.isin === null ? [] : INSTRUMENT_FAULTS)];
	return faults.map(({ fault, reason, place, change }) => {
		const named = place === undefined ? '' : (places[place] ?? '');
		return { fault, topic, reason, text: change(good, places), path: named.replace('.0.', '[0].') };
	});
}

/** The same message as another trade. */
export const asTrade = (topic: DeskTopic, text: string, tradeId: string): string => withField(text, PLACES[topic].id, tradeId);

/** A new trade of each desk as it stands in the log, the newest that was understood. */
export function goodMessages(path: string, isRejected: (record: LogRecord) => boolean): Promise<Map<DeskTopic, string>> {
	return withLog(path, async (log) => {
		const found = new Map<DeskTopic, string>();
		const stop = new AbortController();
		for await (const { records, caughtUp } of log.read({ topics: DESK_TOPICS, from: 'start', signal: stop.signal })) {
			for (const record of records) {
				const text = Buffer.from(record.value ?? []).toString('latin1');
				if (isNew(text) && !isRejected(record)) found.set(record.topic as DeskTopic, text);
			}
			if (caughtUp) stop.abort();
		}
		return found;
	});
}

const isFix = (text: string) => text.startsWith('8=FIX');
const isNew = (text: string) =>
	isFix(text)
		? text.includes(`${SOH}150=F${SOH}`)
		: /"(action|event|messageType|eventType|lifecycleEvent)":"(NEW|OPEN|DEAL|TRADE|INCEPTION)"/.test(text);

/** The message with one field set, or taken out by null; a FIX message is sealed again, so that only the change is wrong. */
export function withField(text: string, place: string, value: string | null): string {
	return isFix(text) ? withTag(text, place, value) : withPath(text, place.split('.'), value);
}

function withTag(text: string, tag: string, value: string | null): string {
	const body = text.slice(text.indexOf(`${SOH}35=`) + 1, text.lastIndexOf(`${SOH}10=`) + 1);
	const fields = body.split(SOH).slice(0, -1);
	const changed = fields.flatMap((field) => (field.startsWith(`${tag}=`) ? (value === null ? [] : [`${tag}=${value}`]) : [field]));
	const sealed = changed.map((field) => field + SOH).join('');
	const whole = `8=FIX.4.4${SOH}9=${sealed.length}${SOH}${sealed}`;
	const sum = [...whole].reduce((total, character) => total + character.charCodeAt(0), 0) % 256;
	return `${whole}10=${String(sum).padStart(3, '0')}${SOH}`;
}

function withPath(text: string, path: readonly string[], value: string | null): string {
	const message: unknown = JSON.parse(text);
	const owner = path.slice(0, -1).reduce((at, name) => (at as Record<string, unknown>)[name], message) as Record<string, unknown>;
	const name = path.at(-1) ?? '';
	if (value === null) delete owner[name];
	else owner[name] = value;
	return JSON.stringify(message);
}
