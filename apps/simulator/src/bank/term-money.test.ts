import { addDays, parseDay, rulebook } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import type { Category } from './category.ts';
import { withTerm } from './term-money.ts';

const TODAY = parseDay('2026-11-20');
const LOANS: Category = [
	'LOAN-BANK',
	4_000,
	{ kind: 'LOAN', category: 'Loans to banks', counterpartyType: 'BANK', maturityDate: '2026-12-11' },
];
const DEBT: Category = ['DEBT-CP', 760, { kind: 'OWN_DEBT', category: 'Commercial paper', maturityDate: '2026-12-08' }];

describe('money for a term', () => {
	const [rest, term] = withTerm('NYC', LOANS, TODAY) as [Category, Category];

	it('is a part of the category under an id of its own, and nothing of it is lost', () => {
		expect([rest[0], term[0]]).toEqual(['LOAN-BANK', 'LOAN-BANK-TERM']);
		expect(rest[1] + term[1]).toBeCloseTo(4_000, 9);
		expect(rest[2]).toEqual(LOANS[2]);
	});

	it('runs past the horizon of New York, also when the next file is days away', () => {
		const { maturityDate } = term[2] as { maturityDate: string };
		expect(parseDay(maturityDate)).toBeGreaterThan(addDays(TODAY, rulebook('us').horizonDays + 5));
	});

	it('is there for the categories and the entities that have it only', () => {
		expect(withTerm('NYC', DEBT, TODAY)).toEqual([DEBT]);
		expect(withTerm('LDN', LOANS, TODAY)).toEqual([LOANS]);
	});
});
