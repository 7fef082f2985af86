import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corporateBond, share, treasuryBill } from '../../tests/_facts.ts';
import { FUND_HOLDINGS, GUARANTORS, SECURITISED_POOLS } from '../reference/records.ts';
import { HQLA_LEVELS, RULEBOOK_IDS } from '../schema/vocabulary.ts';
import { classify } from './classify.ts';
import type { Facts } from './facts.ts';
import { RATINGS } from './rating.ts';
import { rulebook } from './rulebooks.ts';
import { stockLine } from './stock-lines.ts';

const share01 = fc.integer({ min: 0, max: 100 }).map((num) => ({ num, den: 100 }));
const KINDS = ['SOVEREIGN', 'PSE', 'MDB', 'CENTRAL_BANK', 'CORPORATE', 'COVERED_BOND', 'RMBS', 'ABS', 'EQUITY', 'FUND'] as const;

/** Any asset at all. */
const anyFacts: fc.Arbitrary<Facts> = fc
	.record({
		base: fc.constantFrom(corporateBond, treasuryBill, share),
		kind: fc.constantFrom(...KINDS),
		rating: fc.option(fc.constantFrom(...RATINGS)),
		riskWeight: fc.option(share01),
		stressPriceFall: fc.option(share01),
		loanToValue: fc.option(share01),
		coverExcess: fc.option(share01),
		issueSize: fc.option(fc.integer({ min: 0, max: 1_000 }).map((num) => ({ num, den: 1 }))),
		financialIssuer: fc.option(fc.boolean()),
		ownIssue: fc.boolean(),
		senior: fc.boolean(),
		majorIndex: fc.boolean(),
		domesticIssuer: fc.boolean(),
		domesticCurrency: fc.boolean(),
		sts: fc.option(fc.boolean()),
		issuerCountry: fc.constantFrom('US', 'GB', 'DE', 'SG'),
		pool: fc.option(fc.constantFrom(...SECURITISED_POOLS)),
		guarantor: fc.option(fc.constantFrom(...GUARANTORS)),
		fundHolds: fc.option(fc.constantFrom(...FUND_HOLDINGS)),
	})
	.map(({ base, ...rest }) => ({ ...base, ...rest }));

describe.each(RULEBOOK_IDS.map(rulebook))('the rules of $id', (book) => {
	const { rules, stock } = book;

	test('are named once, decide for a class of the stock each, and leave no class without one', () => {
		const ids = rules.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const decided = rules.map((rule) => stockLine(book, rule.stock).id);
		expect(stock.map(({ id }) => id).filter((id) => !decided.includes(id))).toEqual([]);
	});

	test('name their paragraph and how sure they are', () => {
		for (const { reference, verified } of rules) {
			expect(reference).toMatch(/^(BCBS \d+ |12 CFR §|DR 2015\/61 )/);
			expect(['text', 'secondary', 'recalled']).toContain(verified);
		}
	});

	test('end with one that takes whatever is left', () => {
		expect(rules.at(-1)).toMatchObject({ scope: [], conditions: [], stock: 'none' });
	});

	test('put every asset into a class, and an issue of the bank into none', () => {
		fc.assert(
			fc.property(anyFacts, (facts) => {
				const { level, subclass, ruleId } = classify(facts, book);
				expect(rules.some(({ id }) => id === ruleId)).toBe(true);
				expect(book.stock.some((row) => row.level === level && row.subclass === subclass)).toBe(true);
				if (facts.ownIssue) expect(level).toBe('INELIGIBLE');
			}),
		);
	});

	test('never put an asset higher for a heavier risk weight, all else equal, nor for a worse rating where the text has no bands', () => {
		const haircut = (facts: Facts): number => {
			const row = classify(facts, book).haircut;
			return row.num / row.den;
		};
		fc.assert(
			fc.property(anyFacts, fc.constantFrom(...RATINGS), share01, (facts, rating, riskWeight) => {
				// The home sovereign's own class opens where its weight or step ends the first one.
				fc.pre(!facts.domesticIssuer);
				// Basel's level 2B is a band, and debt above it that misses level 2A for another reason is outside.
				if (
					book.id !== 'basel' &&
					facts.rating !== null &&
					RATINGS.indexOf(rating) >= RATINGS.indexOf(facts.rating as (typeof RATINGS)[number])
				) {
					expect(haircut({ ...facts, rating })).toBeGreaterThanOrEqual(haircut(facts));
				}
				if (facts.riskWeight !== null && riskWeight.num >= facts.riskWeight.num) {
					expect(haircut({ ...facts, riskWeight })).toBeGreaterThanOrEqual(haircut(facts));
				}
			}),
		);
	});
});

test('levels of every class are those of the vocabulary', () => {
	for (const id of RULEBOOK_IDS) for (const { level } of rulebook(id).stock) expect(HQLA_LEVELS).toContain(level);
});
