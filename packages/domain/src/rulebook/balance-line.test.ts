import { describe, expect, test } from 'vitest';
import { basel } from '../../tests/_sums.ts';
import { parseDay } from '../day.ts';
import { parseBalance } from '../reference/parsed-balance.ts';
import { type BalanceRecord, balanceRecord } from '../reference/records.ts';
import type { Contribution } from '../schema/position.ts';
import { balanceContribution } from './balance-line.ts';
import { UnknownLineError } from './errors.ts';

const today = parseDay('2026-11-20');
const DAY_30 = '2026-12-20';
const DAY_31 = '2026-12-21';
const common = {
	balanceId: 'b1',
	entityId: 'LDN',
	version: 1,
	at: '2026-11-20T07:00:00Z',
	currency: 'GBP',
	amount: '12.50',
	category: 'all',
};

function contribution(record: object): Contribution | null {
	return balanceContribution(parseBalance(balanceRecord.parse({ ...common, ...record })), today, basel);
}
const lineOf = (record: object): string | null => contribution(record)?.line ?? null;
const deposit = (over: Partial<Extract<BalanceRecord, { kind: 'DEPOSIT' }>>): object => ({
	...{ kind: 'DEPOSIT', counterpartyType: 'RETAIL', stable: false, insured: false, operational: false },
	...{ maturityDate: null, earlyWithdrawal: false, ...over },
});

describe('what a balance adds', () => {
	test('an unknown line of a flow is an error that names the nearest', () => {
		expect(() => contribution({ kind: 'FLOW', side: 'OUTFLOW', line: 'contingent.trade', maturityDate: null })).toThrow(UnknownLineError);
	});

	test('openings add nothing: they are cash and positions', () => {
		const { category: _, ...opening } = { ...common, kind: 'OPENING_CASH', accountId: 'a' };
		expect(balanceContribution(parseBalance(balanceRecord.parse(opening)), today, basel)).toBeNull();
	});

	test('the amount in minor units of its own currency', () => {
		expect(contribution(deposit({}))).toEqual({ side: 'OUTFLOW', line: 'retail.less-stable', currency: 'GBP', amount: 1_250 });
	});

	test.each([
		[{ stable: true, insured: true }, 'retail.stable'],
		[{ stable: true, insured: false }, 'retail.less-stable'],
		[{ maturityDate: DAY_30 }, 'retail.less-stable'],
		[{ maturityDate: DAY_31 }, 'retail.term'],
		[{ maturityDate: DAY_31, earlyWithdrawal: true }, 'retail.less-stable'],
		[{ counterpartyType: 'SMALL_BUSINESS', stable: true, insured: true }, 'small-business.stable'],
		[{ counterpartyType: 'SMALL_BUSINESS' }, 'small-business.less-stable'],
		[{ counterpartyType: 'NFC' }, 'wholesale.non-financial'],
		[{ counterpartyType: 'PSE', insured: true }, 'wholesale.non-financial-insured'],
		[{ counterpartyType: 'NFC', operational: true }, 'wholesale.operational'],
		[{ counterpartyType: 'NFC', operational: true, insured: true }, 'wholesale.operational-insured'],
		[{ counterpartyType: 'NFC', maturityDate: DAY_31 }, null],
		[{ counterpartyType: 'BANK', insured: true }, 'wholesale.financial'],
		[{ counterpartyType: 'OTHER_LEGAL_ENTITY' }, 'wholesale.financial'],
	] as const)('a deposit %o runs off on %s', (over, expected) => {
		expect(lineOf(deposit(over))).toBe(expected);
	});

	test.each([
		['RETAIL', 'LIQUIDITY', 'facility.retail'],
		['NFC', 'CREDIT', 'facility.non-financial-credit'],
		['SOVEREIGN', 'LIQUIDITY', 'facility.non-financial-liquidity'],
		['BANK', 'LIQUIDITY', 'facility.bank'],
		['OTHER_FI', 'CREDIT', 'facility.financial-credit'],
		['OTHER_FI', 'LIQUIDITY', 'facility.financial-liquidity'],
		['OTHER_LEGAL_ENTITY', 'CREDIT', 'facility.other'],
	])('a facility to %s for %s is drawn on %s', (counterpartyType, facility, expected) => {
		expect(lineOf({ kind: 'FACILITY', facility, counterpartyType })).toBe(expected);
	});

	test('own debt flows out when due by day 30, and day 31 is outside', () => {
		expect(lineOf({ kind: 'OWN_DEBT', maturityDate: DAY_30 })).toBe('own-debt');
		expect(lineOf({ kind: 'OWN_DEBT', maturityDate: DAY_31 })).toBeNull();
	});

	test.each([
		['RETAIL', DAY_30, 'retail.loan'],
		['NFC', DAY_30, 'wholesale.non-financial'],
		['OTHER_LEGAL_ENTITY', DAY_30, 'wholesale.non-financial'],
		['CENTRAL_BANK', DAY_30, 'wholesale.financial'],
		['BANK', DAY_30, 'wholesale.financial'],
		['BANK', DAY_31, null],
		['BANK', '2026-11-19', null],
	])('a loan to %s due %s flows in on %s', (counterpartyType, maturityDate, expected) => {
		expect(lineOf({ kind: 'LOAN', counterpartyType, maturityDate })).toBe(expected);
	});

	test('a flow goes to the line that it names, to day 30', () => {
		const flow = { kind: 'FLOW', side: 'OUTFLOW', line: 'contingent.trade-finance' };
		expect(lineOf({ ...flow, maturityDate: null })).toBe('contingent.trade-finance');
		expect(lineOf({ ...flow, maturityDate: DAY_31 })).toBeNull();
	});
});
