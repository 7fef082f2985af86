import { expect, test } from 'vitest';
import { CAUSE_CODES, CAUSE_GROUPS, type Cause, causeKey } from './cause.ts';
import { causeTitle } from './cause-title.ts';

test.each<[Cause, string]>([
	[{ group: 'TRADE', code: 'BUY', subject: 'SOVEREIGN' }, 'Sovereign bonds bought'],
	[{ group: 'TRADE', code: 'TAKING', subject: '' }, 'Interbank takings'],
	[{ group: 'TRADE', code: 'CANCEL', subject: 'FX' }, 'FX deals, cancelled'],
	[{ group: 'SETTLEMENT', code: 'SECURITY', subject: 'BOND' }, 'Bonds settled'],
	[{ group: 'MATURITY', code: 'END', subject: 'INTERBANK' }, 'Interbank deals repaid at maturity'],
	[{ group: 'BALANCE', code: 'FACILITY_DOWN', subject: 'Aldgate Logistics' }, 'Facilities drawn, Aldgate Logistics'],
	[{ group: 'PRICE', code: 'PRICE', subject: 'EQUITY' }, 'Prices, equities'],
	[{ group: 'OVERRIDE', code: 'APPROVED', subject: 'OV-1184' }, 'Override OV-1184 in force'],
	[{ group: 'PRICE', code: 'PRICE', subject: 'FUND' }, 'Prices, fund units'],
	[{ group: 'BALANCE', code: 'CHANGED', subject: '' }, 'Terms of balances changed'],
	[{ group: 'UNRECORDED', code: 'NO_RATIO', subject: '' }, 'While there was no ratio'],
	[{ group: 'DAY_ROLL', code: 'ROLL', subject: '2026-11-21' }, 'Day roll to 2026-11-21'],
])('%o is "%s"', (cause, title) => expect(causeTitle(cause)).toBe(title));

test('every cause has a title and a name of its own', () => {
	const causes = CAUSE_GROUPS.flatMap((group) => CAUSE_CODES.map((code): Cause => ({ group, code, subject: '' })));
	for (const cause of causes) expect(causeTitle(cause)).not.toBe('');
	expect(new Set(causes.map(causeKey)).size).toBe(causes.length);
});
