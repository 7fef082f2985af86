import type { RejectReason } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { documentedExamples, framed, logRecord, REFERENCE, referenceIndex, withFields, withTags } from './desk-messages.fixture.ts';
import { normalise } from './normalise.ts';
import { MESSAGE_LIMIT_BYTES } from './raw-text.ts';

const reference = referenceIndex();
const examples = documentedExamples();
const fx = examples.get('oms.fx') as string;
const repo = examples.get('oms.repo') as string;
/** Two days after the log took the message. */
const AHEAD = '2026-11-22T12:00:00Z';
const interbank = examples.get('oms.interbank') as string;
const bond = examples.get('oms.bond') as string;
const equity = examples.get('ems.equity') as string;
const derivative = examples.get('oms.derivative') as string;

function rejection(topic: string, message: string | Uint8Array | null) {
	const result = normalise(logRecord(topic, message), reference);
	if (result.kind === 'trade') expect.fail('the message was accepted');
	const { reason, path, position, message: text, value } = result.rejected;
	// The dead letter is whole, and every text is one sentence that a screen can show.
	expect(Buffer.from(value).equals(Buffer.from(message ?? ''))).toBe(true);
	expect(text.length).toBeLessThan(250);
	expect(text).not.toMatch(/\p{Cc}/u);
	return { reason, path, position };
}

type Case = readonly [
	name: string,
	topic: string,
	message: string | Uint8Array | null,
	reason: RejectReason,
	path: string,
	position?: number,
];

const bytes = (...parts: (string | number[])[]): Uint8Array =>
	Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const SYNTAX: Case[] = [
	['no value', 'oms.fx', null, 'MISSING_FIELD', ''],
	['empty', 'oms.fx', '', 'NOT_JSON', '', 0],
	['not JSON', 'oms.fx', 'hello', 'NOT_JSON', '', 0],
	['cut off', 'oms.fx', '{"dealId":"FX-1","dealV', 'NOT_JSON', '', 23],
	['a comma too many', 'oms.fx', '{"dealId":"FX-1",}', 'NOT_JSON', '', 17],
	['no colon', 'oms.fx', '{"dealId" "FX-1"}', 'NOT_JSON', '', 10],
	['single quotes', 'oms.fx', "{'dealId':1}", 'NOT_JSON', '', 1],
	['two values', 'oms.fx', '{}{}', 'NOT_JSON', '', 2],
	['a bad escape', 'oms.fx', '{"a":"\\x"}', 'NOT_JSON', '', 6],
	['a leading zero', 'oms.fx', '{"a":01}', 'NOT_JSON', '', 6],
	['NaN', 'oms.fx', '{"a":NaN}', 'NOT_JSON', '', 5],
	['the position counts bytes', 'oms.fx', '{"é":?}', 'NOT_JSON', '', 6],
	['an array', 'oms.fx', '[1]', 'WRONG_TYPE', '', 0],
	['null', 'oms.fx', 'null', 'WRONG_TYPE', '', 0],
	['a byte order mark', 'oms.fx', `\ufeff${fx}`, 'BAD_ENCODING', '', 0],
	['invalid UTF-8', 'oms.fx', bytes('{"a":"é', [0xc3, 0x28], '"}'), 'BAD_ENCODING', '', 8],
	['a lone surrogate', 'oms.fx', '{"a":"\\ud800"}', 'BAD_ENCODING', '', 6],
	['a lone surrogate in bytes', 'oms.fx', bytes('{"a":"', [0xed, 0xa0, 0x80], '"}'), 'BAD_ENCODING', '', 6],
	['a raw control character', 'oms.fx', '{"a":"\x00"}', 'CONTROL_CHARACTER', '', 6],
	['an escaped control character', 'oms.fx', '{"a":"x\\u0000"}', 'CONTROL_CHARACTER', '', 7],
	['a C1 control character', 'oms.fx', '{"a":"\x9b31m"}', 'CONTROL_CHARACTER', '', 6],
	['a name twice', 'oms.fx', '{"amount":1,"amount":2}', 'DUPLICATE_FIELD', 'amount', 12],
	['a prototype name', 'oms.fx', '{"__proto__":{"amount":1}}', 'UNSUPPORTED', '__proto__', 1],
	['an escaped prototype name', 'oms.fx', '{"__pro\\u0074o__":1}', 'UNSUPPORTED', '__proto__', 1],
	['a nested bomb', 'oms.fx', '['.repeat(100_000), 'OUT_OF_RANGE', '', 8],
	['a wide bomb', 'oms.fx', `{${Array.from({ length: 5_000 }, (_, i) => `"n${i}":1`).join(',')}}`, 'OUT_OF_RANGE', ''],
	['5 MB', 'oms.fx', bytes(fx, [0x20].concat(Array(5_000_000).fill(0x20))), 'TOO_LARGE', ''],
	['one byte too many', 'oms.fx', fx.padEnd(MESSAGE_LIMIT_BYTES + 1), 'TOO_LARGE', ''],
];

const FIELDS: Case[] = [
	['an empty object', 'oms.fx', '{}', 'MISSING_FIELD', 'legalEntity'],
	['a missing field', 'oms.fx', withFields(fx, { amount: undefined }), 'MISSING_FIELD', 'amount'],
	['a null field', 'oms.fx', withFields(fx, { amount: null }), 'MISSING_FIELD', 'amount'],
	['an empty text', 'oms.fx', withFields(fx, { portfolio: '' }), 'MISSING_FIELD', 'portfolio'],
	['a missing object', 'oms.repo', withFields(repo, { collateral: undefined }), 'MISSING_FIELD', 'collateral'],
	['a missing field inside', 'oms.repo', withFields(repo, { 'collateral.isin': undefined }), 'MISSING_FIELD', 'collateral.isin'],
	['a swap without a far leg', 'oms.fx', withFields(fx, { farLeg: null }), 'MISSING_FIELD', 'farLeg'],
	['a number for a text', 'oms.fx', withFields(fx, { dealId: 17 }), 'WRONG_TYPE', 'dealId'],
	['a word for a number', 'oms.fx', withFields(fx, { amount: 'ten' }), 'WRONG_TYPE', 'amount'],
	['an object for a number', 'oms.fx', withFields(fx, { amount: {} }), 'WRONG_TYPE', 'amount'],
	['an exponent', 'oms.fx', withFields(fx, { amount: 12_345 }).replace('12345', '1e7'), 'WRONG_TYPE', 'amount'],
	['three decimals of a penny', 'oms.fx', withFields(fx, { amount: '1.005' }), 'WRONG_TYPE', 'amount'],
	['a text for a boolean', 'oms.repo', withFields(repo, { 'collateral.rehypothecable': 'yes' }), 'WRONG_TYPE', 'collateral.rehypothecable'],
	['a text for an object', 'oms.repo', withFields(repo, { collateral: 'none' }), 'WRONG_TYPE', 'collateral'],
	['another word', 'oms.fx', withFields(fx, { action: 'DELETE' }), 'WRONG_TYPE', 'action'],
	['a word of the prototype', 'oms.fx', withFields(fx, { action: 'toString' }), 'WRONG_TYPE', 'action'],
	['half a pair', 'oms.fx', withFields(fx, { currencyPair: 'GBPUSD' }), 'WRONG_TYPE', 'currencyPair'],
	['a flow that is a number', 'oms.derivative', withFields(derivative, { cashFlows: [1] }), 'WRONG_TYPE', 'cashFlows[0]'],
	['a negative amount', 'oms.fx', withFields(fx, { amount: -1 }), 'OUT_OF_RANGE', 'amount'],
	['a negative flow', 'oms.derivative', derivative.replace('"412500.00"', '-1'), 'OUT_OF_RANGE', 'cashFlows[0].amount'],
	['a zero amount', 'oms.fx', withFields(fx, { amount: '0.00' }), 'OUT_OF_RANGE', 'amount'],
	['an amount past 2^53', 'oms.fx', withFields(fx, { amount: '90071992547409.92' }), 'OUT_OF_RANGE', 'amount'],
	['an amount past the bound', 'oms.fx', withFields(fx, { amount: '1000000000000.01' }), 'OUT_OF_RANGE', 'amount'],
	['a quantity past 2^53', 'oms.bond', withFields(bond, { nominal: '900719925475' }), 'OUT_OF_RANGE', 'nominal'],
	['a quantity past the bound', 'oms.bond', withFields(bond, { nominal: '100000000000.0001' }), 'OUT_OF_RANGE', 'nominal'],
	['a price past the bound', 'oms.bond', withFields(bond, { cleanPrice: '100000000.000001' }), 'OUT_OF_RANGE', 'cleanPrice'],
	['version 0', 'oms.fx', withFields(fx, { dealVersion: 0 }), 'OUT_OF_RANGE', 'dealVersion'],
	['version 2^31', 'oms.fx', withFields(fx, { dealVersion: 2_147_483_648 }), 'OUT_OF_RANGE', 'dealVersion'],
	['half a version', 'oms.fx', withFields(fx, { dealVersion: 1.5 }), 'WRONG_TYPE', 'dealVersion'],
	['a text that is too long', 'oms.fx', withFields(fx, { portfolio: 'x'.repeat(65) }), 'OUT_OF_RANGE', 'portfolio'],
	['no flows', 'oms.derivative', withFields(derivative, { cashFlows: [] }), 'OUT_OF_RANGE', 'cashFlows'],
	['a blank text', 'oms.fx', withFields(fx, { portfolio: '  ' }), 'MISSING_FIELD', 'portfolio'],
	['a text that nobody can see', 'oms.fx', withFields(fx, { portfolio: 'FX\u200b' }), 'CONTROL_CHARACTER', 'portfolio'],
	['a text that reads from right to left', 'oms.fx', withFields(fx, { portfolio: '\u202e01G-XF' }), 'CONTROL_CHARACTER', 'portfolio'],
	['digits of another script', 'oms.fx', withFields(fx, { amount: '１２３' }), 'WRONG_TYPE', 'amount'],
	['a rate of a hundred thousand zeros', 'oms.repo', withFields(repo, { repoRate: `${'0'.repeat(100_000)}4` }), 'OUT_OF_RANGE', 'repoRate'],
	['an amount of four hundred digits', 'oms.fx', withFields(fx, { amount: '9'.repeat(400) }), 'OUT_OF_RANGE', 'amount'],
	['a trade id with a space', 'oms.fx', withFields(fx, { dealId: 'FX 1' }), 'BAD_IDENTIFIER', 'dealId'],
	['a wrong ISIN', 'oms.bond', withFields(bond, { isin: 'US91281TD108' }), 'BAD_IDENTIFIER', 'isin'],
	['a wrong CUSIP', 'oms.bond', withFields(bond, { cusip: '91281TD11' }), 'BAD_IDENTIFIER', 'cusip'],
	['a wrong LEI', 'oms.fx', withFields(fx, { counterparty: '2138ALBIONBANK000136' }), 'BAD_IDENTIFIER', 'counterparty'],
	['1900', 'oms.fx', withFields(fx, { settlementDate: '1900-01-01' }), 'BAD_DATE', 'settlementDate'],
	['2200', 'oms.bond', withFields(bond, { maturity: '2200-01-01' }), 'BAD_DATE', 'maturity'],
	['30 February', 'oms.fx', withFields(fx, { tradeDate: '2026-02-30' }), 'BAD_DATE', 'tradeDate'],
	['a date in words', 'oms.fx', withFields(fx, { tradeDate: 'today' }), 'BAD_DATE', 'tradeDate'],
	['a time without a zone', 'oms.fx', withFields(fx, { bookedAt: '2026-11-20T09:31:04' }), 'BAD_DATE', 'bookedAt'],
	['a time in 1900', 'oms.fx', withFields(fx, { bookedAt: '1900-11-20T09:31:04Z' }), 'BAD_DATE', 'bookedAt'],
	['a time in 9999', 'oms.fx', withFields(fx, { bookedAt: '9999-11-20T09:31:04Z' }), 'BAD_DATE', 'bookedAt'],
	['a time in 2100', 'oms.fx', withFields(fx, { bookedAt: '2100-11-20T09:31:04Z' }), 'FUTURE_TIME', 'bookedAt'],
	['milliseconds in 2100', 'oms.repo', withFields(repo, { timestamp: 4_133_894_400_000 }), 'FUTURE_TIME', 'timestamp'],
	['two days ahead, interbank', 'oms.interbank', withFields(interbank, { createdAt: AHEAD }), 'FUTURE_TIME', 'createdAt'],
	['two days ahead, bond', 'oms.bond', withFields(bond, { executionTime: AHEAD }), 'FUTURE_TIME', 'executionTime'],
	['two days ahead, derivative', 'oms.derivative', withFields(derivative, { eventTimestamp: AHEAD }), 'FUTURE_TIME', 'eventTimestamp'],
	['seconds for milliseconds', 'oms.repo', withFields(repo, { timestamp: 1_795_168 }), 'BAD_DATE', 'timestamp'],
	['an unknown currency', 'oms.repo', withFields(repo, { currency: 'XXQ' }), 'UNKNOWN_CURRENCY', 'currency'],
	['an unknown currency in a pair', 'oms.fx', withFields(fx, { currencyPair: 'GBP/USX' }), 'UNKNOWN_CURRENCY', 'currencyPair'],
];

const REFERENCES: Case[] = [
	['an unknown entity', 'oms.fx', withFields(fx, { legalEntity: 'TYO' }), 'UNKNOWN_ENTITY', 'legalEntity'],
	['the group', 'oms.fx', withFields(fx, { legalEntity: 'GROUP' }), 'UNKNOWN_ENTITY', 'legalEntity'],
	['an unknown counterparty', 'oms.fx', withFields(fx, { counterparty: 'NOBODY' }), 'UNKNOWN_COUNTERPARTY', 'counterparty'],
	['an unknown account', 'oms.fx', withFields(fx, { baseAccount: 'LDN-GBP-XX' }), 'UNKNOWN_ACCOUNT', 'baseAccount'],
	['a custody account for cash', 'oms.fx', withFields(fx, { baseAccount: 'LDN-CUST-CREST' }), 'UNKNOWN_ACCOUNT', 'baseAccount'],
	['a cash account for bonds', 'oms.bond', withFields(bond, { custodyAccount: 'NYC-USD-FED' }), 'UNKNOWN_ACCOUNT', 'custodyAccount'],
	['an unknown instrument', 'oms.bond', withFields(bond, { isin: 'US0378331005', cusip: null }), 'UNKNOWN_INSTRUMENT', 'isin'],
	["another entity's account", 'oms.fx', withFields(fx, { quoteAccount: 'NYC-USD-FED' }), 'INCONSISTENT', 'quoteAccount'],
	['an account in another currency', 'oms.fx', withFields(fx, { quoteAccount: 'LDN-GBP-RTGS' }), 'INCONSISTENT', 'quoteAccount'],
	['one currency for itself', 'oms.fx', withFields(fx, { currencyPair: 'GBP/GBP' }), 'INCONSISTENT', 'currencyPair'],
	['a far leg of a spot', 'oms.fx', withFields(fx, { dealType: 'SPOT' }), 'INCONSISTENT', 'farLeg'],
	[
		'a far leg before the near',
		'oms.fx',
		withFields(fx, { 'farLeg.settlementDate': '2026-11-24' }),
		'INCONSISTENT',
		'farLeg.settlementDate',
	],
	['a slipped digit', 'oms.fx', withFields(fx, { counterAmount: '1265000.00' }), 'INCONSISTENT', 'counterAmount'],
	['settlement before trade', 'oms.bond', withFields(bond, { settleDate: '2026-11-19' }), 'INCONSISTENT', 'settleDate'],
	['maturity before start', 'oms.repo', withFields(repo, { maturityDate: '2026-11-19' }), 'INCONSISTENT', 'maturityDate'],
	["another instrument's CUSIP", 'oms.bond', withFields(bond, { cusip: '037833100' }), 'INCONSISTENT', 'cusip'],
	['a repo with an end and no repurchase', 'oms.repo', withFields(repo, { repurchaseAmount: null }), 'MISSING_FIELD', 'repurchaseAmount'],
];

const FIX: Case[] = [
	['JSON', 'ems.equity', fx, 'NOT_FIX', '', fx.length],
	['no last SOH', 'ems.equity', equity.slice(0, -1), 'NOT_FIX', ''],
	['pipes for SOH', 'ems.equity', equity.replaceAll('\x01', '|'), 'NOT_FIX', ''],
	['another version', 'ems.equity', equity.replace('FIX.4.4', 'FIX.4.2'), 'NOT_FIX', '8', 2],
	['another order', 'ems.equity', edited(/^8=FIX.4.4\|(9=\d+)/, '$1|8=FIX.4.4'), 'NOT_FIX', '8'],
	['a wrong BodyLength', 'ems.equity', edited(/\|9=\d+/, '|9=99'), 'NOT_FIX', '9'],
	['a wrong checksum', 'ems.equity', edited(/10=\d(\d\d)\|$/, '10=9$1|'), 'BAD_CHECKSUM', '10'],
	['a changed digit', 'ems.equity', equity.replace('32=250000', '32=950000'), 'BAD_CHECKSUM', '10'],
	['no checksum', 'ems.equity', edited(/10=\d{3}\|$/, ''), 'NOT_FIX', '10'],
	['a tag in letters', 'ems.equity', framed('35=8\x01abc=1'), 'NOT_FIX', ''],
	['a byte past ASCII', 'ems.equity', withTags(equity, { 58: 'é' }), 'BAD_ENCODING', ''],
	['a control character', 'ems.equity', withTags(equity, { 58: 'a\x02b' }), 'CONTROL_CHARACTER', '58'],
	['an empty value', 'ems.equity', withTags(equity, { 58: '' }), 'MISSING_FIELD', '58'],
	['a tag twice', 'ems.equity', withTags(equity, { 151: '0\x0132=1' }), 'DUPLICATE_FIELD', '32'],
	['a heartbeat', 'ems.equity', withTags(equity, { 35: '0' }), 'UNSUPPORTED', '35'],
	['an acknowledged order', 'ems.equity', withTags(equity, { 150: '0' }), 'UNSUPPORTED', '150'],
	['another settlement currency', 'ems.equity', withTags(equity, { 120: 'USD' }), 'UNSUPPORTED', '120'],
	['a correction without a version', 'ems.equity', withTags(equity, { 150: 'G', 19: 'EQ-1', 5001: null }), 'MISSING_FIELD', '5001'],
	['no sender', 'ems.equity', withTags(equity, { 49: null }), 'MISSING_FIELD', '49'],
	['no parties', 'ems.equity', withTags(equity, { 452: '99' }), 'MISSING_FIELD', '452=13'],
	['a wrong count of parties', 'ems.equity', withTags(equity, { 453: '4' }), 'INCONSISTENT', '453'],
	['a role without a party', 'ems.equity', resealed('447=D|452=13|', '447=D|452=13|452=17|'), 'INCONSISTENT', '452'],
	['a party without a role', 'ems.equity', resealed('448=LDN|', '448=NYC|448=LDN|'), 'INCONSISTENT', '448'],
	['a party without a role at the end', 'ems.equity', resealed('|5001=1|', '|5001=1|448=LDN|'), 'INCONSISTENT', '448'],
	['a party twice in one role', 'ems.equity', resealed('452=13|', '452=13|448=NYC|447=D|452=13|'), 'DUPLICATE_FIELD', '452=13'],
	['two messages in one record', 'ems.equity', equity + equity, 'NOT_FIX', '9'],
	['a byte order mark', 'ems.equity', `\ufeff${equity}`, 'BAD_ENCODING', '', 0],
	['a negative price', 'ems.equity', withTags(equity, { 31: '-7.412' }), 'OUT_OF_RANGE', '31'],
	['a wrong ISIN', 'ems.equity', withTags(equity, { 48: 'GB00BVODA016' }), 'BAD_IDENTIFIER', '48'],
	['an unknown symbol', 'ems.equity', withTags(equity, { 48: null, 55: 'NONE' }), 'UNKNOWN_INSTRUMENT', '55'],
	['a wrong CFI', 'ems.equity', withTags(equity, { 461: 'QQ' }), 'BAD_IDENTIFIER', '461'],
	['a wrong MIC', 'ems.equity', withTags(equity, { 207: 'L' }), 'BAD_IDENTIFIER', '207'],
	['a date in 1900', 'ems.equity', withTags(equity, { 64: '19000101' }), 'BAD_DATE', '64'],
	['a date with dashes', 'ems.equity', withTags(equity, { 64: '2026-11-24' }), 'BAD_DATE', '64'],
	['units past 2^53', 'ems.equity', withTags(equity, { 231: '100000000' }), 'OUT_OF_RANGE', '32'],
	['two days ahead', 'ems.equity', withTags(equity, { 60: '20261122-12:00:00.001' }), 'FUTURE_TIME', '60'],
	['a slipped digit', 'ems.equity', withTags(equity, { 119: '18530000.00' }), 'INCONSISTENT', '119'],
];

/** The same with the right length and sum again: only the fields are at fault. */
function resealed(pattern: string, replacement: string): string {
	return withTags(edited(new RegExp(pattern.replaceAll('|', '\\|')), replacement), {});
}

/** The equity example with its fields separated by `|` while it is edited; length and sum stay as they were. */
function edited(pattern: RegExp, replacement: string): string {
	return equity.replaceAll('\x01', '|').replace(pattern, replacement).replaceAll('|', '\x01');
}

const GROUPS: [string, Case[]][] = [
	['JSON text', SYNTAX],
	['fields', FIELDS],
	['references', REFERENCES],
	['FIX', FIX],
];

for (const [group, cases] of GROUPS) {
	describe(`bad input: ${group}`, () => {
		it.each(cases.map((row) => ({ name: row[0], row })))('$name', ({ row: [, topic, message, reason, path, position] }) => {
			const found = rejection(topic, message);
			expect(found).toMatchObject({ reason, path });
			if (position !== undefined) expect(found.position).toBe(position);
		});
	});
}

describe('a dead letter', () => {
	it('can be replayed once the reference data is there', () => {
		const early = referenceIndex(REFERENCE.filter(([, key]) => key !== 'US91281TD109'));
		expect(normalise(logRecord('oms.bond', bond), early)).toMatchObject({ rejected: { reason: 'UNKNOWN_INSTRUMENT', path: 'isin' } });
		expect(normalise(logRecord('oms.bond', bond), reference).kind).toBe('trade');
	});

	it('names where it came from', () => {
		const record = logRecord('oms.bond', '{', { partition: 2, offset: 41, key: 'BD-1' });
		expect(normalise(record, reference)).toMatchObject({
			rejected: { topic: 'oms.bond', partition: 2, offset: 41, key: 'BD-1', receivedAt: record.timestamp },
		});
	});
});
