import { expect, test } from 'vitest';
import { securedCounterparty, statedCounterparty } from './secured-counterparty.ts';

test.each([
	['CENTRAL_BANK', 'US', null, 'CENTRAL_BANK'],
	['CENTRAL_BANK', 'GB', null, 'FOREIGN_CENTRAL_BANK'],
	['SOVEREIGN', 'US', null, 'SOVEREIGN'],
	['SOVEREIGN', 'GB', null, 'FOREIGN_SOVEREIGN'],
	['PSE', 'US', '0.20', 'PUBLIC'],
	['PSE', 'US', '0.50', 'OTHER'],
	['PSE', 'US', null, 'OTHER'],
	['PSE', 'GB', '0.20', 'OTHER'],
	['MDB', 'LU', null, 'MDB'],
	['BANK', 'US', null, 'OTHER'],
] as const)('a %s of %s with a risk weight of %s is %s to an American entity', (type, country, riskWeight, expected) => {
	expect(securedCounterparty({ type, country, riskWeight }, 'US')).toBe(expected);
});

test('an unknown other side has no privilege, a stated one is domestic', () => {
	expect(securedCounterparty(null, 'US')).toBe('OTHER');
	expect(statedCounterparty('PSE')).toBe('PUBLIC');
	expect(statedCounterparty('NFC')).toBe('OTHER');
});
