import { expect, test } from 'vitest';
import { corporateBond } from '../../tests/_facts.ts';
import { describeFact } from './describe-fact.ts';
import type { Facts } from './facts.ts';

test.each<[keyof Facts, Partial<Facts>, string]>([
	['issuerName', { issuerName: null }, 'not known'],
	['issuerType', { issuerType: null }, 'not known'],
	['riskWeight', { riskWeight: null }, 'not known'],
	['fullRecourse', { fullRecourse: null }, 'not known'],
	['rating', { rating: null }, 'unrated'],
	['exchange', { exchange: null }, 'over the counter'],
	['exchange', {}, 'MIC XSES'],
	['stressPriceFall', {}, '2.1 %'],
	['riskWeight', {}, '20 %'],
	['assetClass', { assetClass: 'FX' }, 'FX'],
	['kind', { kind: 'COVERED_BOND' }, 'covered bond'],
	['issuerType', {}, 'non-financial company'],
	['senior', { senior: false }, 'subordinated'],
	['domesticCurrency', { domesticCurrency: false }, 'foreign currency'],
])('%s of %o reads “%s”', (name, over, words) => {
	expect(describeFact({ ...corporateBond, ...over }, name)).toBe(words);
});

test('every fact has words', () => {
	for (const name of Object.keys(corporateBond) as (keyof Facts)[]) expect(describeFact(corporateBond, name)).not.toBe('');
});
