import { describe, expect, test } from 'vitest';
import { corporateBond, share, treasuryBill } from '../../tests/_facts.ts';
import { basel } from '../../tests/_sums.ts';
import { classify, decided } from './classify.ts';
import type { Facts } from './facts.ts';
import { rulebook } from './rulebooks.ts';

const line = (facts: Facts): string => {
	const { level, subclass } = classify(facts, basel);
	return `${level} ${subclass}`;
};
const NOT_HQLA = 'INELIGIBLE other';

describe('a corporate bond', () => {
	test('of the bank itself or of a financial issuer is not HQLA', () => {
		expect(classify({ ...corporateBond, ownIssue: true }, basel).ruleId).toBe('basel.own-issue');
		expect(classify({ ...corporateBond, financialIssuer: true }, basel).ruleId).toBe('basel.none.financial');
	});

	test('whose issuer is not known is not HQLA: an unknown fact meets no condition', () => {
		const { ruleId, missed } = classify(
			{ ...corporateBond, financialIssuer: null, ownIssue: null, issuerName: null, issuerType: null },
			basel,
		);
		expect(ruleId).toBe('basel.none.corporate');
		expect(missed[0]?.conditions.find(({ met }) => !met)).toEqual({
			text: 'Issuer is not financial',
			value: 'not known, not known',
			met: false,
		});
	});

	test.each([
		['subordinated', { senior: false }],
		['structured', { plainVanilla: false }],
		['fell 10.1 % in stress', { stressPriceFall: { num: 101, den: 1000 } }],
		['of unknown stress fall', { stressPriceFall: null }],
		['unrated', { rating: null }],
	])('that is %s is not level 2A', (_, facts) => {
		expect(line({ ...corporateBond, ...facts })).toBe(NOT_HQLA);
	});

	test('AA− or better is level 2A at 15 %', () => {
		expect(classify(corporateBond, basel)).toMatchObject({
			level: 'LEVEL_2A',
			subclass: 'corporate',
			eligible: true,
			ruleId: 'basel.2a.corporate',
			reference: 'BCBS 238 ¶52(b)',
			haircut: { num: 3, den: 20 },
		});
	});

	test.each(['A+', 'A', 'BBB-'])('%s is level 2B at 50 %', (rating) => {
		expect(classify({ ...corporateBond, rating }, basel)).toMatchObject({ ruleId: 'basel.2b.corporate', haircut: { num: 1, den: 2 } });
	});

	test('BB+ is not HQLA, and the rules that it missed say why', () => {
		const { missed, eligible } = classify({ ...corporateBond, rating: 'BB+' }, basel);
		expect(eligible).toBe(false);
		expect(missed.map(({ ruleId }) => ruleId)).toEqual(['basel.2a.corporate', 'basel.2b.corporate']);
		expect(missed[1]?.conditions.filter(({ met }) => !met)).toEqual([{ text: 'Rated A+ to BBB−', value: 'BB+', met: false }]);
	});

	test('says how the rule that decided was verified', () => {
		const unread = rulebook('eu').rules.find(({ verified }) => verified === 'recalled');
		expect(unread).toBeDefined();
		for (const [index, { verified }] of rulebook('eu').rules.entries()) {
			expect(decided(index, corporateBond, rulebook('eu'), []).verified).toBe(verified);
		}
	});

	test('booked as equity is judged by the equity rule: level 2B at 50 %', () => {
		const asEquity = classify({ ...corporateBond, assetClass: 'EQUITY' }, basel);
		expect(asEquity).toMatchObject({ ruleId: 'basel.2b.equity', reference: 'BCBS 238 ¶54(c)', ruleNumber: 13, ruleCount: 22 });
		expect(asEquity.conditions).toEqual([
			{ text: 'Asset class is equity', value: 'equity', met: true },
			{ text: 'Exchange traded, centrally cleared', value: 'MIC XSES, centrally cleared', met: true },
			{ text: 'Issuer is not financial', value: 'Meridian Rail, non-financial company', met: true },
			{ text: 'Member of the major index', value: 'in the index', met: true },
			{ text: 'In domestic currency', value: 'SGD, domestic currency', met: true },
			{ text: 'Price fall in 30 d at most 40 %', value: '2.1 %', met: true },
		]);
	});
});

describe('public securities', () => {
	test('with a 0 % weight are level 1', () => {
		expect(line(treasuryBill)).toBe('LEVEL_1 sovereign');
		expect(line({ ...treasuryBill, kind: 'MDB', issuerType: 'MDB', domesticIssuer: false, domesticCurrency: false })).toBe(
			'LEVEL_1 sovereign',
		);
	});

	test('of the home sovereign are level 1 at any weight, in a foreign currency in a class with a limit', () => {
		const heavy = { ...treasuryBill, riskWeight: { num: 1, den: 2 }, rating: 'BBB' };
		expect(line(heavy)).toBe('LEVEL_1 sovereign-domestic');
		expect(line({ ...heavy, currency: 'USD', domesticCurrency: false })).toBe('LEVEL_1 sovereign-foreign');
	});

	test('abroad at 20 % are level 2A, rated BBB+ to BBB− level 2B, below that nothing', () => {
		const abroad = { ...treasuryBill, domesticIssuer: false, domesticCurrency: false, currency: 'EUR' };
		expect(line({ ...abroad, riskWeight: { num: 1, den: 5 } })).toBe('LEVEL_2A sovereign');
		expect(line({ ...abroad, riskWeight: { num: 1, den: 2 }, rating: 'BBB+' })).toBe('LEVEL_2B sovereign');
		expect(line({ ...abroad, riskWeight: { num: 1, den: 1 }, rating: 'BB+' })).toBe(NOT_HQLA);
	});

	test('that are an obligation of a financial institution are neither level 1 nor 2A', () => {
		expect(line({ ...treasuryBill, kind: 'PSE', issuerType: 'PSE', financialIssuer: true })).toBe(NOT_HQLA);
	});
});

describe('the other classes', () => {
	test('a bank’s covered bond is level 2A at AA−, unless the bank is our own', () => {
		const covered = { ...corporateBond, kind: 'COVERED_BOND', issuerType: 'BANK', financialIssuer: true } as const;
		expect(line(covered)).toBe('LEVEL_2A covered-bond');
		expect(line({ ...covered, rating: 'A+' })).toBe(NOT_HQLA);
		expect(line({ ...covered, ownIssue: true })).toBe(NOT_HQLA);
	});

	test('RMBS need AA, full recourse and a loan to value of at most 80 %', () => {
		const rmbs = { ...corporateBond, kind: 'RMBS', rating: 'AA', fullRecourse: true, loanToValue: { num: 4, den: 5 } } as const;
		expect(classify(rmbs, basel)).toMatchObject({ ruleId: 'basel.2b.rmbs', haircut: { num: 1, den: 4 } });
		for (const worse of [{ rating: 'AA-' }, { fullRecourse: false }, { fullRecourse: null }, { loanToValue: { num: 81, den: 100 } }]) {
			expect(line({ ...rmbs, ...worse })).toBe(NOT_HQLA);
		}
	});

	test.each([
		['outside the index', { majorIndex: false }],
		['over the counter', { exchange: null, exchangeTraded: false }],
		['not centrally cleared', { centrallyCleared: false }],
		['of a bank', { financialIssuer: true }],
		['in a foreign currency', { domesticCurrency: false }],
		['that fell 41 % in stress', { stressPriceFall: { num: 41, den: 100 } }],
	])('a share %s is not HQLA', (_, facts) => {
		expect(line(share)).toBe('LEVEL_2B equity');
		expect(line({ ...share, ...facts })).toBe(NOT_HQLA);
	});

	test('a share booked as a bond, an ABS and a commodity are not HQLA', () => {
		expect(classify({ ...share, assetClass: 'BOND' }, basel).ruleId).toBe('basel.none');
		expect(classify({ ...corporateBond, kind: 'ABS' }, basel).ruleId).toBe('basel.none.abs');
		expect(classify({ ...corporateBond, assetClass: 'COMMODITY', kind: 'COMMODITY' }, basel).ruleId).toBe('basel.none.commodity');
	});

	test('banknotes and central-bank balances are level 1', () => {
		expect(line({ ...treasuryBill, assetClass: 'CASH', kind: 'BANKNOTES' })).toBe('LEVEL_1 cash');
		expect(line({ ...treasuryBill, assetClass: 'CASH', kind: 'RESERVES' })).toBe('LEVEL_1 reserves');
	});
});
