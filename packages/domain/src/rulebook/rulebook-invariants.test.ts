import { describe, expect, test } from 'vitest';
import { complement } from '../fraction.ts';
import { FLOW_GROUPS } from './flow-line.ts';
import { hasLine, line } from './lines.ts';
import { rulebook } from './rulebooks.ts';
import { hasStockLine, NOT_HQLA, stockClass, stockLine } from './stock-lines.ts';

const ALL = (['basel', 'us', 'eu'] as const).map(rulebook);
const duplicates = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index);
const value = ({ num, den }: { readonly num: number; readonly den: number }): number => num / den;

describe.each(ALL)('the tables of $id', (tables) => {
	test('name the ratio and the limit on inflows with the share and the paragraph that they compute and print', () => {
		const { captions, inflowCap, standard, terms } = tables;
		expect(captions.inflowCap.title).toContain(`${value(inflowCap) * 100} %`);
		expect(captions.inflowCap.reference).toBe(terms.find(({ id }) => id === 'cap.inflow')?.reference);
		expect(captions.ratio.reference.startsWith(standard)).toBe(true);
	});

	const { stock, lines, terms, secured, caps } = tables;

	test('name every class, line of a side and term of a kind once, and none that the text does not have', () => {
		const named = [
			...stock.map(({ id }) => `STOCK ${id}`),
			...lines.map(({ side, id }) => `${side} ${id}`),
			...terms.map(({ kind, id }) => `${kind} ${id}`),
		];
		expect(duplicates(named)).toEqual([]);
	});

	test('every row names its paragraph, its text and how sure it is', () => {
		for (const row of [...stock, ...lines, ...terms]) {
			expect(row.reference).toMatch(/^(BCBS \d+ |CBB |12 CFR §|DR 2015\/61 |CRR |Q&A )/);
			expect(row.source.length).toBeGreaterThan(0);
			expect(['text', 'secondary', 'recalled']).toContain(row.verified);
		}
	});

	test('haircuts and rates are shares', () => {
		for (const share of [...stock.map(({ haircut }) => haircut), ...lines.map(({ rate }) => rate)]) {
			expect(value(share)).toBeGreaterThanOrEqual(0);
			expect(value(share)).toBeLessThanOrEqual(1);
		}
	});

	test('a rate that is no rule’s says what it stands in for', () => {
		for (const { basis, formula } of lines) expect(basis === 'RULE').toBe(formula === undefined);
	});

	test('every line that another names is there', () => {
		for (const row of lines) {
			expect(FLOW_GROUPS).toContain(row.group);
			if (row.aliasOf) expect(line(tables, row.side, row.aliasOf).rate).toEqual(row.rate);
		}
		for (const { secured: id } of stock)
			if (id) expect([hasLine(tables, 'OUTFLOW', id), hasLine(tables, 'INFLOW', id)]).toEqual([true, true]);
		for (const id of Object.values(secured.counterparties)) expect(hasLine(tables, 'OUTFLOW', id)).toBe(true);
		for (const { kind, nearest } of terms) {
			if (nearest && (kind === 'OUTFLOW' || kind === 'INFLOW')) expect(hasLine(tables, kind, nearest)).toBe(true);
		}
	});

	test('a class is found by its level and subclass', () => {
		for (const row of stock) {
			expect(stockClass(tables, row.level, row.subclass)).toBe(row);
			expect(row.factor).toEqual(complement(row.haircut));
		}
		expect(hasStockLine(tables, NOT_HQLA)).toBe(true);
	});

	test('the multiples of the caps follow from their shares', () => {
		const digits = tables.id === 'us' ? 4 : 15;
		expect(value(caps.level2PerLevel1)).toBeCloseTo(0.4 / 0.6, digits);
		expect(value(caps.level2bPerLevel1And2a)).toBeCloseTo(0.15 / 0.85, digits);
	});
});

test('the tables have every row of the texts', () => {
	const counts = ALL.map(({ id, stock, lines, terms }) => [id, stock.length, lines.length, terms.length]);
	expect(counts).toEqual([
		['basel', 13, 60, 16],
		['us', 9, 105, 35],
		['eu', 28, 75, 18],
	]);
});

test('a term of the text is one that figures follow from, or says why none does', () => {
	// That of ¶50(e) is applied whole, its counterpart of the EU in part.
	const applied = [
		...['cap.level1', 'cap.level1-not-covered-bond', 'cap.level2', 'cap.level2b', 'cap.formula', 'cap.unwind', 'cap.double-count'],
		...['cap.inflow', 'cap.inflow-90', 'cap.inflow-exempt', 'cap.net-outflow', 'horizon', 'maturity-mismatch', 'scope-outflows'],
		...['scope-inflows', 'open-maturity', 'outflow-adjustment', 'outflow-adjustment.gsib', 'outflow-adjustment.category-2'],
		...['outflow-adjustment.category-3', 'outflow-adjustment.category-3-reduced', 'outflow-adjustment.category-4'],
	];
	const inText = ALL.flatMap(({ id, terms }) => terms.filter(({ status }) => status !== 'ABSENT').map((term) => ({ ...term, of: id })));
	const said = inText.filter(({ notApplied }) => notApplied !== undefined).map(({ of, id }) => `${of} ${id}`);
	const silent = inText
		.map(({ of, id }) => `${of} ${id}`)
		.filter((name) => !said.includes(name) && !applied.includes(name.split(' ')[1] ?? ''));
	expect(silent).toEqual(['basel cap.level1-foreign-currency']);
	expect(said.filter((name) => applied.includes(name.split(' ')[1] ?? ''))).toEqual([]);
});

describe('what a rulebook has of its own', () => {
	const [, us, eu] = ALL as [(typeof ALL)[0], (typeof ALL)[0], (typeof ALL)[0]];

	test.each([
		['1.covered-bond', 0.07],
		['2B.rmbs', 0.25],
		['2B.abs-auto', 0.25],
		['2B.abs', 0.35],
		['2B.covered-bond', 0.3],
		['ciu.level2a', 0.2],
		['ciu.2b-other', 0.55],
	])('eu: %s takes a haircut of %d', (id, haircut) => {
		expect(value(stockLine(eu, id).haircut)).toBe(haircut);
	});

	test.each([
		['OUTFLOW', 'retail.stable', 0.03],
		['OUTFLOW', 'retail.brokered', 1],
		['OUTFLOW', 'retail.sweep-insured', 0.25],
		['OUTFLOW', 'facility.bank', 0.5],
		['OUTFLOW', 'own-debt.buyback-structured', 0.05],
		['OUTFLOW', 'secured.exchange-2a-none', 0.85],
		['INFLOW', 'secured.exchange-1-2b', 0.5],
		['INFLOW', 'other.contractual', 0],
	] as const)('us: %s %s flows at %d', (side, id, rate) => {
		expect(value(line(us, side, id).rate)).toBe(rate);
	});

	test('us: exchanges of assets flow at the difference of the haircuts of their levels', () => {
		const haircut = { '1': 0, '2a': 0.15, '2b': 0.5, none: 1 } as const;
		const exchanges = us.lines.filter(({ id }) => /exchange-(1|2a|2b)-/.test(id));
		expect(exchanges).toHaveLength(24);
		for (const { id, rate } of exchanges) {
			const [first, second] = id.split('-').slice(1) as [keyof typeof haircut, keyof typeof haircut];
			expect(value(rate)).toBe(Math.max(0, haircut[second] - haircut[first]));
		}
	});

	test('us: neither deposits that are not brokered, nor operational money, facilities, derivatives are in the maturity mismatch', () => {
		const inScope = us.lines.filter(({ mismatch }) => mismatch).map(({ id }) => id);
		expect(inScope.filter((id) => /^(facility|derivatives|structured|small-business|operational|wholesale\.operational)/.test(id))).toEqual(
			[],
		);
		expect(inScope.filter((id) => id.startsWith('retail.') && !/brokered|reciprocal|sweep|loan/.test(id))).toEqual([]);
	});
});
