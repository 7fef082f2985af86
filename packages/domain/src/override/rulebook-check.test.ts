import { expect, test } from 'vitest';
import { corporateBond } from '../../tests/_facts.ts';
import { basel } from '../../tests/_sums.ts';
import { checkAgainstRulebook } from './rulebook-check.ts';

const asEquity = { ...corporateBond, assetClass: 'EQUITY' } as const;
const toCorporate = { assetClass: 'BOND', level: 'LEVEL_2A', subclass: 'corporate', eligible: null } as const;

test('level 2A for a financial issuer contradicts the rulebook, with the condition that fails', () => {
	const financial = { ...asEquity, financialIssuer: true, issuerName: 'Harbour Trust', issuerType: 'BANK' } as const;
	expect(checkAgainstRulebook(financial, toCorporate, basel)).toMatchObject({
		verdict: 'CONTRADICTS',
		byRules: { ruleId: 'basel.none.financial' },
		warnings: [
			'Basel III says: Obligation of a financial institution, BCBS 238 ¶52(b), 54.',
			'Corporate debt AA− or better asks “Issuer is not financial”: Harbour Trust, bank.',
		],
	});
});

test('a level that the asset class does not allow contradicts it', () => {
	const { verdict, warnings } = checkAgainstRulebook(asEquity, { ...toCorporate, assetClass: null }, basel);
	expect(verdict).toBe('CONTRADICTS');
	expect(warnings.at(-1)).toBe('Corporate debt AA− or better asks “Asset class is bond”: equity.');
});

test('a bond that was booked as equity agrees as a level 2A corporate, with every condition met', () => {
	const check = checkAgainstRulebook(asEquity, toCorporate, basel);
	expect(check).toMatchObject({ verdict: 'AGREES', warnings: [] });
	expect(check.proposed?.conditions.every(({ met }) => met)).toBe(true);
});

test('taking an eligible asset out of HQLA contradicts, leaving the class to the rules agrees', () => {
	const out = { assetClass: null, level: 'INELIGIBLE', subclass: null, eligible: null } as const;
	expect(checkAgainstRulebook(corporateBond, out, basel).warnings).toEqual([
		'Basel III says: Corporate debt AA− or better, BCBS 238 ¶52(b).',
	]);
	expect(checkAgainstRulebook(asEquity, { ...toCorporate, level: null, subclass: null }, basel).verdict).toBe('AGREES');
});
