import { describe, expect, test } from 'vitest';
import { corporateBond, share, treasuryBill } from '../../../tests/_facts.ts';
import { classify } from '../classify.ts';
import type { Facts } from '../facts.ts';
import { rulebook } from '../rulebooks.ts';

const us = rulebook('us');
const ruleOf = (facts: Facts): string => classify(facts, us).ruleId;
const bond = { ...corporateBond, issuerCountry: 'US', currency: 'USD' } as const;
const abroad = { ...treasuryBill, issuerCountry: 'JP', domesticIssuer: false, domesticCurrency: false } as const;
const half = { num: 1, den: 2 };

describe('under the United States rule', () => {
	test('corporate debt is level 2B whatever its rating, at investment grade', () => {
		expect(classify(bond, us)).toMatchObject({
			level: 'LEVEL_2B',
			subclass: 'corporate',
			reference: '12 CFR §249.20(c)(1)',
			haircut: half,
		});
		expect(ruleOf({ ...bond, rating: 'BBB-' })).toBe('us.2b.corporate');
		expect(ruleOf({ ...bond, rating: 'BB+' })).toBe('us.none.corporate');
		expect(ruleOf({ ...bond, financialIssuer: true })).toBe('us.none.financial');
		expect(ruleOf({ ...bond, stressPriceFall: { num: 21, den: 100 } })).toBe('us.none.corporate');
	});

	test('banknotes count for nothing and reserves are level 1', () => {
		expect(ruleOf({ ...bond, assetClass: 'CASH', kind: 'BANKNOTES' })).toBe('us.none.cash');
		expect(ruleOf({ ...bond, assetClass: 'CASH', kind: 'RESERVES' })).toBe('us.1.reserves');
	});

	test('the Treasury is level 1 at any rating, other sovereigns go by risk weight', () => {
		expect(ruleOf({ ...treasuryBill, issuerCountry: 'US', rating: null, riskWeight: null })).toBe('us.1.treasury');
		expect(ruleOf(abroad)).toBe('us.1.sovereign');
		expect(ruleOf({ ...abroad, riskWeight: { num: 1, den: 5 } })).toBe('us.2a.sovereign');
		expect(ruleOf({ ...abroad, riskWeight: half })).toBe('us.none.sovereign');
		expect(ruleOf({ ...abroad, riskWeight: half, domesticIssuer: true, domesticCurrency: true })).toBe('us.1.sovereign-domestic');
		expect(ruleOf({ ...abroad, kind: 'MDB', issuerType: 'MDB' })).toBe('us.1.sovereign');
	});

	test('what the government or an enterprise of it backs is level 1 or 2A, a mortgage pool too', () => {
		const pool = { ...bond, kind: 'RMBS', pool: 'RESIDENTIAL' } as const;
		expect(ruleOf({ ...pool, guarantor: 'GOVERNMENT' })).toBe('us.1.full-faith');
		expect(ruleOf({ ...pool, guarantor: 'GSE' })).toBe('us.2a.gse');
		expect(ruleOf({ ...pool, guarantor: 'GSE', senior: false })).toBe('us.none.rmbs');
		expect(ruleOf(pool)).toBe('us.none.rmbs');
	});

	test('a municipal bond is level 2B at investment grade, a public entity abroad is nothing', () => {
		const municipal = { ...bond, kind: 'PSE', issuerType: 'PSE' } as const;
		expect(ruleOf(municipal)).toBe('us.2b.municipal');
		expect(ruleOf({ ...municipal, rating: 'BB+' })).toBe('us.none.public');
		expect(ruleOf({ ...municipal, issuerCountry: 'DE' })).toBe('us.none.public');
	});

	test('covered bonds and asset-backed securities are nothing', () => {
		expect(ruleOf({ ...bond, kind: 'COVERED_BOND', financialIssuer: true })).toBe('us.none.covered-bond');
		expect(ruleOf({ ...bond, kind: 'ABS', pool: 'AUTO', sts: true })).toBe('us.none.abs');
	});

	test('a share in the index is level 2B at half its value', () => {
		expect(classify(share, us)).toMatchObject({ ruleId: 'us.2b.equity', haircut: half });
		expect(ruleOf({ ...share, majorIndex: false })).toBe('us.none.equity');
	});
});
