import { readFileSync } from 'node:fs';
import type { LogRecord } from '@tideline/event-log';
import { checkSum } from './fix.ts';
import { ReferenceLookup } from './reference-lookup.ts';

/** When the log took the messages: 2026-11-20T12:00:00Z, in the business day of that date. */
export const RECEIVED_AT = Date.UTC(2026, 10, 20, 12);
const OPENED_AT = '2026-11-20T00:00:00Z';

const entity = (entityId: string, currency: string, lei: string, timeZone: string, kind = 'entity') => ({
	entityId,
	name: `Tideline ${entityId}`,
	kind,
	lei,
	currency,
	country: 'GB',
	timeZone,
	rulebook: 'basel',
	limits: { regulatory: '100', earlyWarning: '105', internal: '110' },
});
const account = (accountId: string, kind: string, currency: string | null) => ({
	accountId,
	entityId: accountId.slice(0, 3),
	name: accountId,
	kind,
	currency,
	counterpartyId: null,
	operational: false,
});
const counterparty = (counterpartyId: string, lei: string) => ({
	counterpartyId,
	lei,
	name: counterpartyId,
	type: 'BANK',
	country: 'GB',
	financial: true,
	own: false,
	nettingAgreement: false,
});
const instrument = (instrumentId: string, currency: string, names: object) => ({
	instrumentId,
	isin: null,
	cusip: null,
	symbol: null,
	name: instrumentId,
	assetClass: 'BOND',
	cfiCode: null,
	kind: 'SOVEREIGN',
	currency,
	issuerId: 'ALBION',
	country: 'GB',
	issueDate: null,
	maturityDate: null,
	coupon: null,
	rating: null,
	riskWeight: null,
	senior: true,
	plainVanilla: true,
	exchange: null,
	centrallyCleared: false,
	majorIndex: false,
	stressPriceFall: null,
	loanToValue: null,
	fullRecourse: null,
	...names,
});

/** What the examples of docs/desk-messages.md name. */
export const REFERENCE: readonly (readonly [topic: string, key: string, value: object])[] = [
	['reference.entities', 'LDN', entity('LDN', 'GBP', '5493TIDELINELDN00137', 'Europe/London')],
	['reference.entities', 'NYC', entity('NYC', 'USD', '5493TIDELINENYC00142', 'America/New_York')],
	['reference.entities', 'SGP', entity('SGP', 'SGD', '5493TIDELINESGP00147', 'Asia/Singapore')],
	['reference.entities', 'GROUP', entity('GROUP', 'USD', '5493TIDELINEGRP00100', 'Europe/London', 'group')],
	...['LDN', 'NYC', 'SGP'].map(
		(entityId) => ['reference.business-days', entityId, { entityId, date: '2026-11-20', openedAt: OPENED_AT }] as const,
	),
	...(
		[
			['LDN-GBP-RTGS', 'CENTRAL_BANK', 'GBP'],
			['LDN-USD-HUDSON', 'NOSTRO', 'USD'],
			['LDN-CUST-CREST', 'CUSTODY', null],
			['NYC-USD-FED', 'CENTRAL_BANK', 'USD'],
			['NYC-USD-HUDSON', 'NOSTRO', 'USD'],
			['NYC-CUST-FED', 'CUSTODY', null],
			['NYC-CUST-VAULT', 'CUSTODY', null],
			['SGP-SGD-MEPS', 'CENTRAL_BANK', 'SGD'],
			['SGP-IDR-NOSTRO', 'NOSTRO', 'IDR'],
		] as const
	).map(([id, kind, currency]) => ['reference.accounts', id, account(id, kind, currency)] as const),
	['reference.counterparties', 'ALBION', counterparty('ALBION', '2138ALBIONBANK000135')],
	['reference.counterparties', 'HUDSON', counterparty('HUDSON', '5493HUDSONBANK000171')],
	['reference.instruments', 'GB00BTD1LT03', instrument('GB00BTD1LT03', 'GBP', { isin: 'GB00BTD1LT03' })],
	['reference.instruments', 'US91281TD109', instrument('US91281TD109', 'USD', { isin: 'US91281TD109', cusip: '91281TD10' })],
	['reference.instruments', 'GB00BVODA015', instrument('GB00BVODA015', 'GBP', { isin: 'GB00BVODA015', symbol: 'BVOD' })],
	['reference.instruments', 'XAU-LBMA', instrument('XAU-LBMA', 'USD', { symbol: 'XAU-LBMA' })],
];

export function logRecord(topic: string, value: string | Uint8Array | null, fields: Partial<LogRecord> = {}): LogRecord {
	const bytes = typeof value === 'string' ? Buffer.from(value) : value;
	return { topic, partition: 0, offset: 0, key: null, value: bytes, timestamp: RECEIVED_AT, headers: {}, ...fields };
}

export function referenceIndex(records = REFERENCE): ReferenceLookup {
	const index = new ReferenceLookup();
	for (const [topic, key, value] of records) index.apply(logRecord(topic, JSON.stringify(value), { key }));
	return index;
}

/** The examples of docs/desk-messages.md by topic, FIX with SOH in the place of `|`. */
export function documentedExamples(): Map<string, string> {
	const text = readFileSync(new URL('../../../docs/desk-messages.md', import.meta.url), 'utf8');
	const json = [...text.matchAll(/^## (oms\.\w+)\n\n```json\n([^`]+)\n```/gm)].map(([, topic = '', body = '']) => [topic, body] as const);
	const [equity = '', commodity = ''] = [...text.matchAll(/^```fix\n(.+)\n```/gm)].map(([, body = '']) => body.replaceAll('|', '\x01'));
	return new Map([...json, ['ems.equity', equity], ['ems.commodity', commodity]]);
}

/** A JSON message with some fields put in or, when undefined, taken out; `a.b` reaches inside. */
export function withFields(json: string, changes: Readonly<Record<string, unknown>>): string {
	const message = JSON.parse(json) as Record<string, unknown>;
	for (const [path, value] of Object.entries(changes)) {
		const names = path.split('.');
		const last = names.pop() as string;
		const parent = names.reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, message);
		parent[last] = value;
	}
	return JSON.stringify(message);
}

/** A FIX message with its first field of some tags changed or taken out, and a right BodyLength and CheckSum. */
export function withTags(fix: string, changes: Readonly<Record<string, string | null>>): string {
	const fields = fix.split('\x01').filter((field) => field !== '' && !/^(?:8|9|10)=/.test(field));
	for (const [tag, value] of Object.entries(changes)) {
		const index = fields.findIndex((field) => field.startsWith(`${tag}=`));
		fields.splice(index < 0 ? fields.length : index, index < 0 ? 0 : 1, ...(value === null ? [] : [`${tag}=${value}`]));
	}
	return framed(fields.join('\x01'));
}

/** Puts BeginString, BodyLength and CheckSum around a body without its last SOH. */
export function framed(body: string): string {
	const head = `8=FIX.4.4\x019=${body.length + 1}\x01${body}\x01`;
	return `${head}10=${checkSum(head, head.length)}\x01`;
}
