import { expect, test } from 'vitest';
import { corporateBond } from '../../tests/_facts.ts';
import { basel } from '../../tests/_sums.ts';
import { classifyOverridden } from './overridden.ts';

const nothing = { assetClass: null, level: null, subclass: null, eligible: null } as const;
const asEquity = { ...corporateBond, assetClass: 'EQUITY' } as const;

test('a class that the rulebook does not have is refused', () => {
	expect(() => classifyOverridden(asEquity, { ...nothing, level: 'LEVEL_1', subclass: 'equity' }, basel)).toThrow(
		'unknown stock line "1.equity"',
	);
});

test('without an override the rules decide', () => {
	expect(classifyOverridden(asEquity, null, basel)).toMatchObject({ level: 'LEVEL_2B', ruleId: 'basel.2b.equity' });
});

test('another asset class is judged anew by the rules', () => {
	expect(classifyOverridden(asEquity, { ...nothing, assetClass: 'BOND' }, basel)).toMatchObject({
		level: 'LEVEL_2A',
		ruleId: 'basel.2a.corporate',
	});
});

test('a level and subclass replace the answer with their own rule, and its conditions show what is not met', () => {
	const overridden = classifyOverridden(asEquity, { ...nothing, level: 'LEVEL_2A', subclass: 'corporate' }, basel);
	expect(overridden).toMatchObject({
		level: 'LEVEL_2A',
		subclass: 'corporate',
		haircut: { num: 3, den: 20 },
		ruleId: 'basel.2a.corporate',
		reference: 'BCBS 238 ¶52(b)',
	});
	expect(overridden.conditions.filter(({ met }) => !met)).toEqual([{ text: 'Asset class is bond', value: 'equity', met: false }]);
});

test('taken out of HQLA, an asset stands under the rule for all the rest', () => {
	expect(classifyOverridden(corporateBond, { ...nothing, level: 'INELIGIBLE' }, basel)).toMatchObject({
		level: 'INELIGIBLE',
		subclass: 'other',
		ruleId: 'basel.none',
		eligible: false,
	});
});

test('eligibility is a field of its own: the level stays', () => {
	expect(classifyOverridden(corporateBond, { ...nothing, eligible: false }, basel)).toMatchObject({ level: 'LEVEL_2A', eligible: false });
	expect(classifyOverridden(corporateBond, { ...nothing, level: 'INELIGIBLE', eligible: true }, basel)).toMatchObject({
		level: 'INELIGIBLE',
		eligible: false,
	});
});
