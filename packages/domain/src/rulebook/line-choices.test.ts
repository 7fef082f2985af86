import { describe, expect, test } from 'vitest';
import { COUNTERPARTY_TYPES, RULEBOOK_IDS, SECURED_COUNTERPARTIES } from '../schema/vocabulary.ts';
import { type CashFacts, choose } from './line-choice.ts';
import { hasLine } from './lines.ts';
import { rulebook } from './rulebooks.ts';
import { repoFlow } from './secured-flow.ts';
import { hasStockLine, stockLine } from './stock-lines.ts';
import { facilityLine, fundingLine, lendingLine, type MoneyTerms } from './unsecured-line.ts';

const BOTH = [true, false] as const;
const customers = [
	null,
	...COUNTERPARTY_TYPES.flatMap((type) => BOTH.flatMap((financial) => BOTH.map((own) => ({ type, financial, own })))),
];
const terms: MoneyTerms[] = (['WITHIN', 'BEYOND', 'CALL', 'OPEN'] as const).flatMap((term) =>
	BOTH.flatMap((stable) => BOTH.flatMap((insured) => BOTH.map((operational) => ({ term, stable, insured, operational })))),
);
const cashFacts: CashFacts[] = (['CENTRAL_BANK', 'NOSTRO', 'VOSTRO'] as const).flatMap((account) =>
	BOTH.flatMap((operational) => BOTH.map((overdrawn) => ({ account, operational, overdrawn }))),
);

describe.each(RULEBOOK_IDS.map(rulebook))('every choice that $id can make is a line of its own', (book) => {
	const { choices, secured, stock, lines } = book;

	test('of money taken, lent and promised, for every customer on every terms', () => {
		for (const customer of customers) {
			for (const one of terms) {
				const funding = fundingLine(customer, one, book);
				const lending = lendingLine(customer, one, book);
				if (funding !== null) expect(hasLine(book, 'OUTFLOW', funding)).toBe(true);
				if (lending !== null) expect(hasLine(book, 'INFLOW', lending)).toBe(true);
			}
			for (const kind of ['CREDIT', 'LIQUIDITY'] as const) {
				const facility = customer && facilityLine(customer, kind, book);
				if (facility !== null) expect(hasLine(book, 'OUTFLOW', facility)).toBe(true);
			}
		}
	});

	test('of cash accounts', () => {
		for (const facts of cashFacts) {
			const { side, line } = choose(choices.cash, facts);
			expect(side === 'STOCK' ? hasStockLine(book, line) : hasLine(book, side, line)).toBe(true);
		}
	});

	test('of flows of one kind', () => {
		for (const side of ['OUTFLOW', 'INFLOW'] as const)
			for (const id of Object.values(choices.items[side])) expect(hasLine(book, side, id)).toBe(true);
	});

	test('of secured deals, for every class and counterparty', () => {
		expect(stockLine(book, secured.cash).level).toBe('LEVEL_1');
		for (const row of stock) {
			for (const counterparty of SECURED_COUNTERPARTIES) {
				for (const side of ['OUTFLOW', 'INFLOW'] as const) {
					const { line, rate } = repoFlow(book, side, row, counterparty);
					expect(lines).toContain(line);
					expect(rate).toEqual(line.rate);
				}
			}
		}
	});

	test('of rows that name a line, none is out of reach', () => {
		const named = [...choices.funding, ...choices.lending, ...choices.facilities].flatMap(({ line }) => line ?? []);
		const chosen = new Set(
			customers.flatMap((customer) => [
				...terms.flatMap((one) => [fundingLine(customer, one, book), lendingLine(customer, one, book)]),
				...(customer === null ? [] : [facilityLine(customer, 'CREDIT', book), facilityLine(customer, 'LIQUIDITY', book)]),
			]),
		);
		expect(named.filter((id) => !chosen.has(id))).toEqual([]);
	});
});

test('facts that no row takes are told', () => {
	expect(() => choose([{ when: { overdrawn: true } }], cashFacts.find(({ overdrawn }) => !overdrawn) as CashFacts)).toThrow('no row takes');
});
