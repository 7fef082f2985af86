import { expect, test } from 'vitest';
import { securedCounterparty, securedLine } from './secured-line.ts';

const level1 = { level: 'LEVEL_1', subclass: 'sovereign' } as const;
const level2a = { level: 'LEVEL_2A', subclass: 'corporate' } as const;
const rmbs = { level: 'LEVEL_2B', subclass: 'rmbs' } as const;
const equity = { level: 'LEVEL_2B', subclass: 'equity' } as const;
const nothing = { level: 'INELIGIBLE', subclass: 'other' } as const;

test('only domestic public counterparties and MDBs lower the rate', () => {
	expect(securedCounterparty('CENTRAL_BANK', true)).toBe('CENTRAL_BANK');
	expect(securedCounterparty('CENTRAL_BANK', false)).toBe('OTHER');
	expect(securedCounterparty('SOVEREIGN', true)).toBe('PUBLIC');
	expect(securedCounterparty('PSE', false)).toBe('OTHER');
	expect(securedCounterparty('MDB', false)).toBe('PUBLIC');
	expect(securedCounterparty('BANK', true)).toBe('OTHER');
});

test.each([
	[level1, 'OTHER', 'secured.level1'],
	[level2a, 'PUBLIC', 'secured.level2a'],
	[rmbs, 'OTHER', 'secured.rmbs'],
	[equity, 'OTHER', 'secured.level2b'],
	[equity, 'PUBLIC', 'secured.public-sector'],
	[nothing, 'PUBLIC', 'secured.public-sector'],
	[nothing, 'OTHER', 'secured.other'],
	[nothing, 'CENTRAL_BANK', 'secured.central-bank'],
] as const)('a repo of %o with %s is on %s', (collateral, counterparty, expected) => {
	expect(securedLine('OUTFLOW', collateral, counterparty)).toBe(expected);
});

test('a reverse repo looks at the collateral alone', () => {
	expect(securedLine('INFLOW', nothing, 'CENTRAL_BANK')).toBe('secured.other');
	expect(securedLine('INFLOW', level2a, 'PUBLIC')).toBe('secured.level2a');
});
