import { expect, test } from 'vitest';
import { basel } from '../../tests/_sums.ts';
import { minor } from '../money.ts';
import { cashContribution } from './cash-line.ts';

test.each([
	['CENTRAL_BANK', false, 100, 'STOCK 1.reserves'],
	['CENTRAL_BANK', false, -100, 'OUTFLOW other.contractual'],
	['NOSTRO', false, 100, 'INFLOW wholesale.financial'],
	['NOSTRO', true, 100, 'INFLOW operational.held'],
	['NOSTRO', true, -100, 'OUTFLOW wholesale.financial'],
	['VOSTRO', true, 100, 'OUTFLOW wholesale.financial'],
	['VOSTRO', false, -100, 'INFLOW wholesale.financial'],
] as const)('%s, operational %s, with %d counts as %s', (kind, operational, balance, expected) => {
	const contribution = cashContribution({ kind, operational, currency: 'EUR' }, minor(balance), basel);
	expect(contribution).toMatchObject({ currency: 'EUR', amount: 100 });
	expect(`${contribution?.side} ${contribution?.line}`).toBe(expected);
});

test('an empty account counts nowhere', () => {
	expect(cashContribution({ kind: 'NOSTRO', operational: false, currency: 'EUR' }, minor(0), basel)).toBeNull();
});
