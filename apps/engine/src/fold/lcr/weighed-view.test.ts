import { createUnit, type Day, exactRatio, ratioOfParts, rulebook } from '@tideline/domain';
import { expect, test } from 'vitest';
import type { CellMeaning } from './cell-meaning.ts';
import { Cells } from './cells.ts';
import { collectDays } from './collect-days.ts';
import { collectSums } from './collect-sums.ts';
import { SumPlaces, type SumsView } from './sum-places.ts';
import { WeighedView } from './weighed-view.ts';

const DATE = 20_000 as Day;
const NEW_YORK: SumsView = { members: ['NYC'], rulebook: 'us', variants: ['adjusted'], consolidated: false };
const TREASURY = {
	kind: 'line',
	entityId: 'NYC',
	rulebook: 'us',
	variant: 'adjusted',
	currency: 'USD',
	side: 'STOCK',
	line: '1.sovereign',
} as const;
const DEBT = { ...TREASURY, side: 'OUTFLOW', line: 'own-debt' } as const;
const dueIn = (days: number): CellMeaning => ({ ...DEBT, kind: 'due', due: (DATE + days) as Day });

function setUp() {
	const cells = new Cells(() => undefined);
	const places = new SumPlaces(cells);
	const weighed = new WeighedView(cells, NEW_YORK);
	const [book, hasRate] = [rulebook('us'), () => true];
	const head = { fxRates: new Map(), currency: 'USD', rulebook: book };
	let unit = createUnit(head);
	/** Carried on, and weighed from the start. */
	const both = (calculationDate = DATE) => {
		const terms = { unit, rulebook: book, outflowAdjustment: { num: 1, den: 1 } };
		const carried = ratioOfParts(weighed.parts({ unit, rulebook: book, hasRate, calculationDate, places: places.of(NEW_YORK) }), [], terms);
		const mismatch = collectDays(cells, NEW_YORK, calculationDate, hasRate);
		const anew = exactRatio({ ...head, ...collectSums(cells, places.of(NEW_YORK), hasRate), mismatch }, unit);
		return { carried, anew };
	};
	const add = (meaning: CellMeaning, amount: number, excluded = 0) => cells.add(cells.id(meaning), amount, excluded, Math.sign(amount));
	const newUnit = () => {
		unit = createUnit(head);
	};
	return { add, both, newUnit };
}

test('a view that is carried on weighs what a view weighs that begins anew, after every move', () => {
	const { add, both, newUnit } = setUp();
	const looks = [() => add(TREASURY, 900, 100), () => add(DEBT, 500), () => add(dueIn(5), 500), () => add(TREASURY, -50), newUnit];
	for (const look of looks) {
		look();
		const { carried, anew } = both();
		expect(carried).toEqual(anew);
	}
	expect(both().carried.addOn).toBe(0n);
});

test('a day that has gone and one that has its number since are told apart', () => {
	const { add, both } = setUp();
	for (const [days, amount] of [
		[5, 300],
		[29, -300],
	] as const) {
		add(DEBT, amount);
		add(dueIn(days), amount);
	}
	expect(both().carried.addOn).toBeGreaterThan(0n);
	add(dueIn(5), -300);
	add(dueIn(12), 300);
	expect(both().carried).toEqual(both().anew);
	add(dueIn(12), -300);
	expect(both().carried).toEqual(both().anew);
});

test('the days are counted from the calculation date', () => {
	const { add, both } = setUp();
	add(DEBT, 300);
	add(dueIn(5), 300);
	add(dueIn(31), -200);
	expect(both().carried).toEqual(both().anew);
	const later = both((DATE + 3) as Day);
	expect(later.carried).toEqual(later.anew);
	expect(later.carried.addOn).not.toBe(both().carried.addOn);
});
