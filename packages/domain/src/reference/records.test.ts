import { describe, expect, test } from 'vitest';
import { accountRecord } from './records.ts';

describe('an account', () => {
	test.each(['LDN|1', 'LDN#1'])('%s cannot be named so: the characters separate the parts of a position key', (accountId) => {
		const record = {
			accountId,
			entityId: 'LDN',
			name: 'Custody',
			kind: 'CUSTODY',
			currency: null,
			counterpartyId: null,
			operational: false,
		};
		expect(accountRecord.safeParse(record).error?.issues).toMatchObject([
			{ path: ['accountId'], message: 'expected an id without "|" and "#"' },
		]);
		expect(accountRecord.safeParse({ ...record, accountId: 'LDN-1' }).success).toBe(true);
	});
});
