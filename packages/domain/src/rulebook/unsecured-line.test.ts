import { expect, test } from 'vitest';
import type { Customer } from './customer-group.ts';
import { fundingLine, lendingLine } from './unsecured-line.ts';

test('who is not known lends at the highest rate and repays at the lower one', () => {
	expect(fundingLine(null, { operational: true })).toBe('wholesale.financial');
	expect(lendingLine(null, { operational: false })).toBe('wholesale.non-financial');
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
	expect(fundingLine(customer, { operational: false })).toBe(funding);
	expect(lendingLine(customer, { operational: false })).toBe(lending);
});

test('operational money of a company is operational on either side; that of a person stays retail', () => {
	expect(fundingLine({ type: 'BANK' }, { operational: true })).toBe('wholesale.operational');
	expect(fundingLine({ type: 'NFC' }, { operational: true, insured: true })).toBe('wholesale.operational-insured');
	expect(fundingLine({ type: 'RETAIL' }, { operational: true, stable: true, insured: true })).toBe('retail.stable');
	expect(lendingLine({ type: 'BANK' }, { operational: true })).toBe('operational.held');
});
