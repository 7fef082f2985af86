import type { DeskTopic } from '@tideline/event-log';
import { checkSum, SOH } from '../desk/fix-message.ts';
import type { Random } from '../random/random.ts';

interface Names {
	readonly amount: string;
	readonly date: string;
	readonly account: string;
	readonly currency: string;
	readonly id: string;
}
const NAMES: Readonly<Partial<Record<DeskTopic, Names>>> = {
	'oms.fx': { amount: 'amount', date: 'settlementDate', account: 'baseAccount', currency: 'currencyPair', id: 'counterparty' },
	'oms.repo': { amount: 'cashAmount', date: 'startDate', account: 'cashAccount', currency: 'currency', id: 'cpty' },
	'oms.interbank': { amount: 'principal', date: 'startsOn', account: 'nostro', currency: 'ccy', id: 'bank' },
	'oms.bond': { amount: 'settlementAmount', date: 'settleDate', account: 'cashAccount', currency: 'currency', id: 'counterpartyLei' },
	'oms.derivative': { amount: 'contractVersion', date: 'tradedDate', account: 'desk', currency: 'product', id: 'bookingEntity' },
};

type Break = (text: string, names: Names) => string;
/** Puts another value in place of a top-level field's. */
const set = (text: string, name: string, value: string) => text.replace(new RegExp(`("${name}":)("[^"]*"|[^,}]*)`), `$1${value}`);

const JSON_BREAKS: readonly Break[] = [
	(text) => text.slice(0, Math.floor(text.length * 0.7)),
	(text) => `Bloomberg chat: ${text.slice(2, 40)}`,
	(text) => text.replaceAll('"', "'"),
	(text, { amount }) => text.replace(`"${amount}":`, `"${amount}_":`),
	(text, { amount }) => set(text, amount, '"ten million"'),
	(text, { amount }) => set(text, amount, '-5000000'),
	(text, { amount }) => set(text, amount, '12345678901234567890'),
	(text, { date }) => set(text, date, '"1900-01-01"'),
	(text, { date }) => set(text, date, '"2026-02-30"'),
	(text, { account }) => set(text, account, '"LDN-XXX-GONE"'),
	(text, { account }) => set(text, account, 'null'),
	(text, { currency }) => set(text, currency, '"ZZZ"'),
	(text, { id }) => set(text, id, '"BK-NOBODY"'),
	(text, { id }) => set(text, id, '"bad\u0007value"'),
	(text) => text.replace(/"isin":"(..)(.*?)(\d)"/, (_, country, body, digit) => `"isin":"${country}${body}${(Number(digit) + 1) % 10}"`),
];
/** The fields of a message without header and trailer. */
const fieldsOf = (text: string) => text.split(SOH).filter((field) => field !== '' && !/^(8|9|10)=/.test(field));
/** Puts length and checksum around changed fields, so that only the change is wrong. */
const sealed = (fields: readonly string[]) => {
	const body = fields.map((field) => field + SOH).join('');
	const whole = `8=FIX.4.4${SOH}9=${body.length}${SOH}${body}`;
	return `${whole}10=${checkSum(whole)}${SOH}`;
};
const without = (text: string, tag: number) => sealed(fieldsOf(text).filter((field) => !field.startsWith(`${tag}=`)));
const withTag = (text: string, tag: number, value: string) =>
	sealed(fieldsOf(text).map((field) => (field.startsWith(`${tag}=`) ? `${tag}=${value}` : field)));

const FIX_BREAKS: readonly ((text: string) => string)[] = [
	(text) => text.replace(/10=(\d{3})/, (_, sum) => `10=${String((Number(sum) + 1) % 256).padStart(3, '0')}`),
	(text) => text.replace(/9=\d+/, '9=17'),
	(text) => text.replaceAll(SOH, '|'),
	(text) => without(text, 31),
	(text) => withTag(text, 32, '-100'),
	(text) => withTag(text, 64, '19000101'),
	(text) => withTag(text, 48, 'US0378331006'),
	(text) => withTag(text, 15, 'ZZZ'),
	(text) => withTag(text, 150, '8'),
	(text) => withTag(text, 1, 'LDN-GONE'),
	(text) => text.slice(0, Math.floor(text.length / 2)),
];

/** Spoils a message in one of many ways; each ends in `trades.rejected`. */
export function breakMessage(topic: DeskTopic, text: string, random: Random): string {
	const names = NAMES[topic];
	if (names === undefined) return random.pick(FIX_BREAKS)(text);
	const broken = random.pick(JSON_BREAKS)(text, names);
	// Some ways need a field that this desk does not send.
	return broken === text ? text.slice(0, -1) : broken;
}
