import { describe, expect, test } from 'vitest';
import { corporateBond, share, treasuryBill } from '../../../tests/_facts.ts';
import { classify } from '../classify.ts';
import type { Facts } from '../facts.ts';
import { rulebook } from '../rulebooks.ts';

const eu = rulebook('eu');
const rated = (rating: string | null) => ({ rating });
const ruleOf = (facts: Facts): string => classify(facts, eu).ruleId;
const size = (num: number) => ({ issueSize: { num, den: 1 } });
const excess = (num: number) => ({ coverExcess: { num, den: 100 } });
const bond = { ...corporateBond, issuerCountry: 'GB', currency: 'GBP', ...size(300) } as const;
const government = { ...treasuryBill, issuerCountry: 'PT', domesticIssuer: false, domesticCurrency: false } as const;

describe('under the European Union text', () => {
	test('a government of a member state is level 1 at any rating, one elsewhere at step 1', () => {
		expect(ruleOf({ ...government, ...rated('BBB') })).toBe('eu.1.government');
		expect(ruleOf({ ...government, issuerCountry: 'US', ...rated('AA+') })).toBe('eu.1.government-abroad');
		expect(ruleOf({ ...government, issuerCountry: 'TR', ...rated('B+'), riskWeight: { num: 1, den: 1 } })).toBe('eu.none.public');
		expect(ruleOf({ ...government, issuerCountry: 'KR', ...rated('A'), riskWeight: { num: 1, den: 5 } })).toBe('eu.2a.sovereign');
	});

	test('the home sovereign below step 1 counts up to a limit in either currency', () => {
		const home = { ...government, issuerCountry: 'TR', ...rated('B+'), domesticIssuer: true } as const;
		expect(classify({ ...home, domesticCurrency: true }, eu)).toMatchObject({ subclass: 'sovereign-domestic', level: 'LEVEL_1' });
		expect(classify(home, eu)).toMatchObject({ subclass: 'sovereign-foreign', level: 'LEVEL_1' });
	});

	test('public entities and development banks go by risk weight', () => {
		const entity = { ...government, kind: 'PSE', issuerType: 'PSE' } as const;
		expect(ruleOf(entity)).toBe('eu.1.public');
		expect(ruleOf({ ...entity, riskWeight: { num: 1, den: 5 } })).toBe('eu.2a.sovereign');
		expect(ruleOf({ ...government, kind: 'MDB', issuerType: 'MDB', issuerCountry: 'LU' })).toBe('eu.1.mdb');
	});

	test.each([
		[{ ...rated('AAA'), ...size(500), ...excess(2) }, '1.covered-bond', 0.07],
		[{ ...rated('AAA'), ...size(499), ...excess(7) }, '2A.covered-bond', 0.15],
		[{ ...rated('A+'), ...size(500), ...excess(2) }, '2A.covered-bond', 0.15],
		[{ ...rated('A+'), ...size(250), ...excess(7) }, '2A.covered-bond', 0.15],
		[{ ...rated('BBB'), ...size(250), ...excess(10) }, '2B.covered-bond', 0.3],
		[{ ...rated('AAA'), ...size(249), ...excess(10) }, 'none', 1],
		[{ ...rated('AAA'), ...size(1_000), ...excess(7), issuerCountry: 'CA' }, '2A.covered-bond', 0.15],
		[{ ...rated('AAA'), ...size(1_000), issuerCountry: 'CA' }, 'none', 1],
	])('a covered bond %o is %s', (over, stock, haircut) => {
		const facts = { ...bond, kind: 'COVERED_BOND', issuerType: 'BANK', financialIssuer: true, ...over } as const;
		const decided = classify(facts, eu);
		expect(eu.rules.find(({ id }) => id === decided.ruleId)?.stock).toBe(stock);
		expect(decided.haircut.num / decided.haircut.den).toBe(haircut);
	});

	test('corporate debt needs a step, a size and at most ten years at issue', () => {
		expect(ruleOf(bond)).toBe('eu.2a.corporate');
		expect(ruleOf({ ...bond, ...rated('A+') })).toBe('eu.2b.corporate');
		expect(ruleOf({ ...bond, ...rated('BBB-') })).toBe('eu.2b.corporate');
		for (const worse of [rated('BB+'), size(249), { yearsAtIssue: { num: 101, den: 10 } }, { issueSize: null }])
			expect(ruleOf({ ...bond, ...worse })).toBe('eu.none.corporate');
		expect(ruleOf({ ...bond, financialIssuer: true })).toBe('eu.none.financial');
		expect(ruleOf({ ...bond, financialIssuer: true, promotionalIssuer: true })).toBe('eu.1.promotional');
	});

	test.each([
		['RMBS', { pool: 'RESIDENTIAL', loanToValue: { num: 4, den: 5 } }, 'eu.2b.rmbs'],
		['RMBS', { pool: 'RESIDENTIAL', loanToValue: { num: 81, den: 100 } }, 'eu.none.securitisation'],
		['ABS', { pool: 'AUTO' }, 'eu.2b.abs-auto'],
		['ABS', { pool: 'CONSUMER' }, 'eu.2b.abs'],
		['ABS', { pool: 'COMMERCIAL' }, 'eu.2b.abs'],
		['ABS', { pool: 'AUTO', senior: false }, 'eu.none.securitisation'],
		['ABS', { pool: 'AUTO', sts: false }, 'eu.none.securitisation'],
		['ABS', { pool: 'AUTO', ...rated('A') }, 'eu.none.securitisation'],
		['ABS', {}, 'eu.none.securitisation'],
	] as const)('%s %o is decided by %s', (kind, over, ruleId) => {
		expect(ruleOf({ ...bond, kind, sts: true, ...rated('AAA'), ...over })).toBe(ruleId);
	});

	test('shares of a fund take the class of what it holds', () => {
		const fund = { ...share, kind: 'FUND' } as const;
		expect(classify({ ...fund, fundHolds: 'LEVEL_1' }, eu)).toMatchObject({ level: 'LEVEL_1', subclass: 'ciu.level1' });
		expect(classify({ ...fund, fundHolds: 'LEVEL_2B' }, eu)).toMatchObject({ level: 'LEVEL_2B', haircut: { num: 11, den: 20 } });
		expect(classify({ ...fund, majorIndex: false }, eu)).toMatchObject({ ruleId: 'eu.none.fund' });
	});

	test('shares are level 2B in the index and at home; a bank without interest may hold others', () => {
		expect(ruleOf(share)).toBe('eu.2b.equity');
		expect(ruleOf({ ...share, majorIndex: false })).toBe('eu.none.equity');
		expect(ruleOf({ ...share, majorIndex: false, interestFreeHolder: true })).toBe('eu.2b.other');
	});
});
