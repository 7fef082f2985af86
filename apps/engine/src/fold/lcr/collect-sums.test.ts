import { expect, test } from 'vitest';
import type { CellMeaning } from './cell-meaning.ts';
import { Cells } from './cells.ts';
import { collectSums } from './collect-sums.ts';
import { SumPlaces, type SumsView } from './sum-places.ts';

const LINE = { kind: 'line', entityId: 'LDN', rulebook: 'basel', side: 'STOCK', line: '1.cash', currency: 'GBP' } as const;
const GROUP: SumsView = { members: ['LDN', 'NYC'], rulebook: 'basel', variants: ['adjusted'], consolidated: true };
const LONDON: SumsView = { ...GROUP, members: ['LDN'], consolidated: false };

function setUp() {
	const cells = new Cells(() => undefined);
	const places = new SumPlaces(cells);
	const add = (meaning: CellMeaning, amount: number) => cells.add(cells.id(meaning), amount, 0, Math.sign(amount));
	const sums = (view: SumsView, hasRate = (_: string) => true) =>
		collectSums(cells, places.of(view), hasRate).sums.map(({ line, currency, amount }) => `${line} ${amount} ${currency}`);
	return { add, sums };
}

test('a sum is of the cells of every member, with what the group does not have taken off', () => {
	const { add, sums } = setUp();
	add({ ...LINE, variant: 'adjusted' }, 100);
	add({ ...LINE, variant: 'consolidated' }, -30);
	add({ ...LINE, variant: 'booked' }, 7);
	add({ ...LINE, entityId: 'NYC', variant: 'adjusted' }, 5);
	expect(sums(GROUP)).toEqual(['1.cash 75 GBP']);
	expect(sums(LONDON)).toEqual(['1.cash 100 GBP']);
	expect(sums({ ...LONDON, variants: ['adjusted', 'booked'] })).toEqual(['1.cash 107 GBP']);
});

test('a cell that comes after a view was looked at is in it the next time', () => {
	const { add, sums } = setUp();
	expect(sums(GROUP)).toEqual([]);
	add({ ...LINE, variant: 'adjusted', currency: 'USD' }, 1);
	expect(sums(GROUP)).toEqual(['1.cash 1 USD']);
	add({ ...LINE, entityId: 'NYC', variant: 'adjusted' }, 2);
	expect(sums(GROUP)).toEqual(['1.cash 2 GBP', '1.cash 1 USD']);
});

test('a sum of nothing and a currency without a rate are left out', () => {
	const { add, sums } = setUp();
	add({ ...LINE, variant: 'adjusted' }, 1);
	add({ ...LINE, variant: 'adjusted', currency: 'JPY' }, 1);
	add({ ...LINE, variant: 'adjusted', currency: 'JPY' }, -1);
	expect(sums(LONDON)).toEqual(['1.cash 1 GBP']);
	expect(sums(LONDON, (code) => code !== 'GBP')).toEqual([]);
});
