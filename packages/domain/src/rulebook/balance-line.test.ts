import { describe, expect, test } from 'vitest';
import { basel } from '../../tests/_sums.ts';
import { parseDay } from '../day.ts';
import { type FlowContribution, mismatchDay, OPEN_DUE } from '../lcr/due.ts';
import { parseBalance } from '../reference/parsed-balance.ts';
import { type BalanceRecord, balanceRecord } from '../reference/records.ts';
import { balanceContributions } from './balance-line.ts';
import { UnknownLineError } from './errors.ts';
import type { Rulebook } from './rulebook.ts';
import { rulebook } from './rulebooks.ts';

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

function contributions(record: object, rulebook: Rulebook = basel): FlowContribution[] {
	return balanceContributions(parseBalance(balanceRecord.parse({ ...common, ...record })), today, rulebook);
}
const contribution = (record: object): FlowContribution | null => contributions(record)[0] ?? null;
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
		expect(balanceContributions(parseBalance(balanceRecord.parse(opening)), today, basel)).toEqual([]);
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

describe('under another rulebook', () => {
	const us = rulebook('us');
	const eu = rulebook('eu');
	const lines = (record: object, book: Rulebook) => contributions(record, book).map(({ line, amount }) => [line, amount]);

	test('a retail term deposit runs off in the United States, and nowhere else', () => {
		const term = deposit({ maturityDate: DAY_31, stable: true, insured: true });
		expect(lines(term, us)).toEqual([['retail.stable', 1_250]]);
		expect(lines(term, eu)).toEqual([['retail.term', 1_250]]);
		expect(lines(deposit({ counterpartyType: 'NFC', maturityDate: DAY_31 }), us)).toEqual([]);
	});

	test.each([
		[basel, ['wholesale.operational-insured', 500], ['wholesale.operational', 300], ['wholesale.non-financial', 450]],
		[eu, ['wholesale.operational-insured', 500], ['wholesale.operational', 300], ['wholesale.non-financial', 450]],
		[us, ['wholesale.operational', 800], ['wholesale.non-financial', 450]],
	])('$0.id: an operational deposit is what is insured, what is needed and the excess', (book, ...expected) => {
		const operational = { counterpartyType: 'NFC', operational: true, operationalAmount: '8.00', insuredAmount: '5.00' } as const;
		expect(lines(deposit(operational), book)).toEqual(expected);
	});

	test('the excess of a bank runs off in full, and of an insured corporate at the insured rate', () => {
		const excess = { operational: true, operationalAmount: '8.00' } as const;
		expect(lines(deposit({ ...excess, counterpartyType: 'BANK' }), basel).at(-1)).toEqual(['wholesale.financial', 450]);
		expect(lines(deposit({ ...excess, counterpartyType: 'NFC', insured: true }), us)).toEqual([
			['wholesale.operational-insured', 800],
			['wholesale.non-financial-insured', 450],
		]);
	});

	test('the insured part of a stable retail deposit stands apart, but in the United States', () => {
		const partly = deposit({ stable: true, insuredAmount: '10.00' });
		expect(lines(partly, basel)).toEqual([
			['retail.stable', 1_000],
			['retail.less-stable', 250],
		]);
		expect(lines(partly, us)).toEqual([['retail.less-stable', 1_250]]);
	});

	test('an undrawn facility is net of the liquid collateral that the text deducts, after haircut', () => {
		const posted = [
			{ level: 'LEVEL_1', subclass: 'sovereign', marketValue: '1.00' },
			{ level: 'LEVEL_2A', subclass: 'sovereign', marketValue: '2.00' },
			{ level: 'LEVEL_2B', subclass: 'equity', marketValue: '3.00' },
			{ level: 'LEVEL_2A', subclass: 'corporate', marketValue: '1.00' },
		];
		const facility = { kind: 'FACILITY', facility: 'CREDIT', counterpartyType: 'BANK', collateral: posted };
		expect(lines(facility, basel)).toEqual([['facility.bank', 1_250 - 100 - 170 - 150 - 85]]);
		expect(lines(facility, us)).toEqual([['facility.bank', 1_250 - 100 - 170]]);
		const more = { ...facility, collateral: [{ ...posted[0], marketValue: '20.00' }] };
		expect(lines(more, eu)).toEqual([['facility.bank', 0]]);
	});

	test('a loan without an end flows in where the text says so', () => {
		const open = { kind: 'LOAN', counterpartyType: 'BANK', maturityDate: null };
		expect(lines(open, basel)).toEqual([]);
		expect(lines(open, us)).toEqual([['wholesale.financial', 1_250]]);
		expect(lines(open, eu)).toEqual([]);
		expect(lines({ ...open, onDemand: true }, eu)).toEqual([['loan.open', 1_250]]);
		expect(lines({ ...open, counterpartyType: 'RETAIL' }, us)).toEqual([]);
	});

	test('a flow stands where the text has it: by name, as the nearest, as any other, or not at all', () => {
		const flow = (line: string, over: object = {}) => ({ kind: 'FLOW', side: 'OUTFLOW', line, maturityDate: null, ...over });
		expect(lines(flow('wholesale.cooperative'), us)).toEqual([['wholesale.non-financial', 1_250]]);
		expect(lines(flow('retail.brokered'), basel)).toEqual([['other.contractual', 1_250]]);
		expect(lines(flow('loan.open', { side: 'INFLOW' }), us)).toEqual([]);
		expect(lines(flow('contingent.trade-finance', { lines: { us: null } }), us)).toEqual([]);
		expect(lines(flow('contingent.trade-finance', { lines: { us: null } }), basel)).toEqual([['contingent.trade-finance', 1_250]]);
		expect(lines(flow('retail.higher-1', { lines: { us: 'retail.less-stable' } }), us)).toEqual([['retail.less-stable', 1_250]]);
	});

	test('only lines of the maturity mismatch carry a day, and open money of some is due at once', () => {
		const dueOfOne = (record: object, book: Rulebook) => contributions(record, book)[0]?.due;
		expect(dueOfOne({ kind: 'OWN_DEBT', maturityDate: DAY_30 }, us)).toBe(parseDay(DAY_30));
		expect(dueOfOne({ kind: 'OWN_DEBT', maturityDate: DAY_30 }, basel)).toBeUndefined();
		expect(dueOfOne(deposit({ counterpartyType: 'BANK' }), us)).toBe(OPEN_DUE);
		expect(dueOfOne(deposit({ counterpartyType: 'NFC' }), us)).toBeUndefined();
		expect(dueOfOne(deposit({ counterpartyType: 'NFC', maturityDate: DAY_30 }), us)).toBe(parseDay(DAY_30));
		expect(dueOfOne(deposit({ counterpartyType: 'NFC', maturityDate: DAY_30, earlyWithdrawal: true }), us)).toBeUndefined();
		expect(mismatchDay(parseDay(DAY_30), today)).toBe(30);
		expect(mismatchDay(OPEN_DUE, today)).toBe(1);
	});
});
