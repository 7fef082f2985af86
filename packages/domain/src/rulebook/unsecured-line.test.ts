import { expect, test } from 'vitest';
import { basel } from '../../tests/_sums.ts';
import type { Customer } from './customer-group.ts';
import { fundingLine, lendingLine } from './unsecured-line.ts';

test('who is not known lends at the highest rate and repays at the lower one', () => {
	expect(fundingLine(null, { operational: true }, basel)).toBe('wholesale.financial');
	expect(lendingLine(null, { operational: false }, basel)).toBe('wholesale.non-financial');
});

test.each([
	[{ type: 'RETAIL' }, 'retail.less-stable', 'retail.loan'],
	[{ type: 'SMALL_BUSINESS' }, 'small-business.less-stable', 'retail.loan'],
	[{ type: 'NFC' }, 'wholesale.non-financial', 'wholesale.non-financial'],
	[{ type: 'NFC', financial: true }, 'wholesale.financial', 'wholesale.financial'],
	[{ type: 'NFC', own: true }, 'wholesale.financial', 'wholesale.non-financial'],
	[{ type: 'SOVEREIGN' }, 'wholesale.non-financial', 'wholesale.non-financial'],
	[{ type: 'CENTRAL_BANK' }, 'wholesale.non-financial', 'wholesale.financial'],
	[{ type: 'BANK' }, 'wholesale.financial', 'wholesale.financial'],
	[{ type: 'OTHER_FI' }, 'wholesale.financial', 'wholesale.financial'],
	[{ type: 'OTHER_LEGAL_ENTITY' }, 'wholesale.financial', 'wholesale.non-financial'],
] satisfies [Customer, string, string][])('%o lends on %s and borrows on %s', (customer, funding, lending) => {
	expect(fundingLine(customer, { operational: false }, basel)).toBe(funding);
	expect(lendingLine(customer, { operational: false }, basel)).toBe(lending);
});

test('operational money of a company is operational on either side; that of a person stays retail', () => {
	expect(fundingLine({ type: 'BANK' }, { operational: true }, basel)).toBe('wholesale.operational');
	expect(fundingLine({ type: 'NFC' }, { operational: true, insured: true }, basel)).toBe('wholesale.operational-insured');
	expect(fundingLine({ type: 'RETAIL' }, { operational: true, stable: true, insured: true }, basel)).toBe('retail.stable');
	expect(lendingLine({ type: 'BANK' }, { operational: true }, basel)).toBe('operational.held');
});
