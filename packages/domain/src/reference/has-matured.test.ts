import { describe, expect, test } from 'vitest';
import { parseDay } from '../day.ts';
import { hasMatured, isPaidBefore } from './has-matured.ts';
import { parseBalance } from './parsed-balance.ts';
import { balanceRecord } from './records.ts';

const FRIDAY_FILE = '2026-11-20T05:30:00Z';
const TUESDAY_FILE = '2026-11-24T05:30:00Z';
const common = { balanceId: 'b1', entityId: 'LDN', version: 1, at: FRIDAY_FILE, currency: 'GBP', amount: '12.50', category: 'all' };
const debt = { kind: 'OWN_DEBT', maturityDate: '2026-11-20' };
const flow = { kind: 'FLOW', side: 'OUTFLOW', line: 'other.contractual', maturityDate: '2026-11-20' };
const matured = (record: object, on: string) => hasMatured(parseBalance(balanceRecord.parse({ ...common, ...record })), parseDay(on));

describe('an item of core banking that was due', () => {
	test.each([
		['own debt counts on its day', debt, '2026-11-20', false],
		['own debt has left when its day is over', debt, '2026-11-23', true],
		['a flow has left when its day is over', flow, '2026-11-23', true],
		['a maturity on a Saturday is paid on Monday', { ...debt, maturityDate: '2026-11-21' }, '2026-11-23', false],
		['and has left on Tuesday', { ...debt, maturityDate: '2026-11-21' }, '2026-11-24', true],
		['a holiday of its currency puts it off', { ...debt, currency: 'USD', maturityDate: '2026-11-26' }, '2026-11-27', false],
		['a later file that still lists a debt says that it is unpaid', { ...debt, at: TUESDAY_FILE }, '2026-11-24', false],
		['an inflow that did not come is not expected', { ...flow, side: 'INFLOW', at: TUESDAY_FILE }, '2026-11-24', true],
		['a flow without a date stays', { ...flow, maturityDate: null }, '2030-01-01', false],
	])('%s', (_, record, on, expected) => expect(matured(record, on)).toBe(expected));

	test('a term deposit stays: it can be withdrawn on demand', () => {
		const deposit = { kind: 'DEPOSIT', counterpartyType: 'NFC', stable: false, insured: false, operational: false };
		expect(matured({ ...deposit, maturityDate: '2026-11-20', earlyWithdrawal: false }, '2026-11-24')).toBe(false);
	});
});

test('what matures on a day is not paid before it', () => {
	expect(isPaidBefore(parseDay('2026-11-20'), parseDay('2026-11-20'), 'GBP')).toBe(false);
	expect(isPaidBefore(parseDay('2026-11-20'), parseDay('2026-11-21'), 'GBP')).toBe(true);
});
