import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../day.ts';
import { fraction } from '../fraction.ts';
import { type WeightedSum, weightedFlows } from '../lcr/flows.ts';
import { computeRatio, exactRatio } from '../lcr/ratio.ts';
import { createUnit } from '../lcr/unit.ts';
import { minor } from '../money.ts';
import { line } from '../rulebook/lines.ts';
import { rulebook as rulebookOf } from '../rulebook/rulebooks.ts';
import { RULEBOOK_IDS } from '../schema/vocabulary.ts';
import { counterbalancingCapacity } from './capacity.ts';
import { LADDER_ASSUMPTIONS, type LadderAssumptions, type LadderBook, ladder, ladderCurrencies } from './ladder.ts';
import { cellAmount, cellParts } from './ladder-cell.ts';
import { LadderCalendar, ladderDays } from './ladder-days.ts';
import type { LadderFlow } from './ladder-flow.ts';
import { ladderGap } from './ladder-gap.ts';
import { type LadderSide, ladderTable } from './ladder-table.ts';
import { lcrBridge } from './lcr-bridge.ts';
import type { LadderColumn } from './place-flow.ts';

// A Friday.
const TODAY = parseDay('2026-11-20');
const HORIZON = 30;
const CURRENCIES = ['USD', 'EUR', 'JPY'] as const;
const fxRates = new Map([
	['EUR', fraction(108_713, 100_000)],
	['JPY', fraction(6_543, 1_000_000)],
]);
const basel = rulebookOf('basel');
const WHOLE = { num: 1, den: 1 };
const calendar = new LadderCalendar(TODAY, HORIZON);
const unitOf = (rulebook = basel) => createUnit({ fxRates, currency: 'USD', rulebook, shares: [WHOLE] });

interface Item {
	side: 'OUTFLOW' | 'INFLOW';
	line: string;
	currency: string;
	amount: number;
	due: number | null;
}
const flowOf = ({ side, line: id, currency, amount, due }: Item, rulebook = basel): LadderFlow => {
	const { group, rate } = line(rulebook, side, id);
	return { side, group, rate, currency, amount: minor(amount), due: due === null ? null : addDays(TODAY, due) };
};
const tableOf = (flows: readonly LadderFlow[], undated: 'OPEN' | 'SPREAD' | 'FIRST_DAY' = 'SPREAD', rulebook = basel) =>
	ladderTable({ flows, undated, calendar, horizonDays: HORIZON, unit: unitOf(rulebook) });
const usd = (side: Item['side'], amount: number, due: number | null, id = 'wholesale.financial'): LadderFlow =>
	flowOf({ side, line: id, currency: 'USD', amount, due });
const capacityOf = (amount: number) => Array.from({ length: HORIZON }, () => minor(amount));

const itemOf = (rulebook = basel, lastDay = HORIZON + 40): fc.Arbitrary<Item> =>
	fc.constantFrom(...rulebook.lines.filter(({ basis, aliasOf }) => basis === 'RULE' && aliasOf === undefined)).chain(({ side, id }) =>
		fc.record({
			side: fc.constant(side),
			line: fc.constant(id),
			currency: fc.constantFrom(...CURRENCIES),
			amount: fc.integer({ min: -1_000, max: 1_000_000_000 }),
			due: fc.option(fc.integer({ min: -4, max: lastDay })),
		}),
	);

function expectColumnsToAddUp(side: LadderSide): void {
	for (const row of [side, ...side.groups]) expect(row.days.reduce<number>((a, b) => a + b, row.open + row.beyond)).toBe(row.total);
	for (const [index, amount] of side.days.entries())
		expect(side.groups.reduce((sum, row) => sum + Number(row.days[index]), 0)).toBe(amount);
	expect(side.groups.reduce((sum, row) => sum + row.open, 0)).toBe(side.open);
	expect(side.groups.reduce((sum, row) => sum + row.beyond, 0)).toBe(side.beyond);
}

describe('where a flow stands', () => {
	const dayOf = (due: number | null, currency = 'USD', undated: 'SPREAD' | 'FIRST_DAY' = 'FIRST_DAY') => {
		const { days } = tableOf([flowOf({ side: 'OUTFLOW', line: 'own-debt', currency, amount: 100, due })], undated).outflows;
		return days.flatMap((amount, index) => (amount === 0 ? [] : [index + 1]));
	};

	it('its own day, or the next on which its currency settles', () => {
		expect(dayOf(3)).toEqual([3]);
		expect(dayOf(1)).toEqual([3]);
		// 26 November is Thanksgiving Day: dollars settle on the 27th, euros do not wait.
		expect(dayOf(6)).toEqual([7]);
		expect(dayOf(6, 'EUR')).toEqual([6]);
	});

	it('the day before when the next would leave the horizon: day 30 is inside', () => {
		expect(dayOf(30)).toEqual([28]);
		expect(dayOf(31)).toEqual([]);
		expect(tableOf([usd('OUTFLOW', 100, 31)]).outflows.beyond).toBe(100);
	});

	it('the first day when it is due already', () => {
		expect(dayOf(0)).toEqual([3]);
		expect(dayOf(-4)).toEqual([3]);
	});

	it('without a date: on the first day, in equal parts on every business day, or in a column of its own', () => {
		expect(dayOf(null)).toEqual([3]);
		expect(dayOf(null, 'EUR', 'SPREAD')).toHaveLength(20);
		expect(tableOf([usd('OUTFLOW', 100, null)], 'OPEN').outflows).toMatchObject({ open: 100, total: 100 });
	});

	it('money at hand is on the first day, whatever is assumed of deposits', () => {
		expect(tableOf([usd('INFLOW', 100, null)], 'SPREAD').inflows.days[2]).toBe(100);
	});
});

describe('the days of a ladder', () => {
	it('are closed when none of its currencies settles, and name the holidays of each', () => {
		const days = ladderDays(TODAY, HORIZON, ['USD', 'EUR']);
		expect(days.filter(({ closed }) => closed).map(({ day }) => day)).toEqual([1, 2, 8, 9, 15, 16, 22, 23, 29, 30]);
		expect(days[5]).toMatchObject({ day: 6, closed: false, holidays: [{ currency: 'USD', name: 'Thanksgiving Day' }] });
		expect(ladderDays(TODAY, HORIZON, ['USD'])[5]).toMatchObject({ closed: true });
	});
});

describe('the sums of a ladder', () => {
	it('add up by day, group and side for any flows', () => {
		fc.assert(
			fc.property(fc.array(itemOf(), { maxLength: 30 }), fc.constantFrom('OPEN', 'SPREAD', 'FIRST_DAY'), (items, undated) => {
				const table = tableOf(
					items.map((item) => flowOf(item)),
					undated,
				);
				expectColumnsToAddUp(table.outflows);
				expectColumnsToAddUp(table.inflows);
			}),
		);
	});

	it('are the gross flows of the standard, the outflows to the minor unit', () => {
		fc.assert(
			fc.property(fc.array(itemOf(), { maxLength: 30 }), (items) => {
				const sums: WeightedSum[] = items.map(({ due, ...item }) => ({
					...item,
					amount: minor(item.amount),
					excluded: minor(0),
					items: 1,
				}));
				const unit = unitOf();
				const { outflows, inflows } = weightedFlows(sums, unit, basel);
				const table = tableOf(items.map((item) => flowOf(item)));
				const rounded = (value: bigint) => Number(value) / Number(unit.perMinor);
				expect(Math.abs(table.outflows.total - rounded(outflows))).toBeLessThanOrEqual(0.51);
				expect(Math.abs(table.inflows.total - rounded(inflows))).toBeLessThanOrEqual(1.51);
			}),
		);
	});
});

describe('day 30 of the cumulative gap', () => {
	const anyBook = fc.constantFrom(...RULEBOOK_IDS).chain((id) => {
		const rulebook = rulebookOf(id);
		return fc.record({ rulebook: fc.constant(rulebook), items: fc.array(itemOf(rulebook, HORIZON), { minLength: 1, maxLength: 30 }) });
	});
	function tie({ rulebook, items }: { rulebook: typeof basel; items: readonly Item[] }) {
		const sums: WeightedSum[] = items.map(({ due, ...item }) => ({
			...item,
			amount: minor(item.amount),
			excluded: minor(0),
			items: 1,
			...(due === null ? {} : { day: Math.max(1, due) }),
		}));
		const input = { sums, unwind: [], fxRates, currency: 'USD', rulebook };
		const exact = exactRatio(input);
		const table = tableOf(
			items.map((item) => flowOf(item, rulebook)),
			'SPREAD',
			rulebook,
		);
		return { ratio: computeRatio(input), exact, gap: ladderGap(table, capacityOf(0)), bridge: lcrBridge(table, exact) };
	}

	it('and the steps of the bridge are the net cash outflows of the LCR, for any book of any rulebook', () => {
		fc.assert(
			fc.property(anyBook, (book) => {
				const { ratio, gap, bridge } = tie(book);
				expect(0 - Number(gap.cumulative.at(-1))).toBe(bridge.netOutflows);
				expect(bridge.steps.reduce<number>((sum, { amount }) => sum + amount, bridge.netOutflows)).toBe(ratio.netCashOutflows);
			}),
		);
	});

	it('is the net cash outflows when the inflow cap is not reached', () => {
		fc.assert(
			fc.property(fc.array(itemOf(basel, HORIZON), { minLength: 1, maxLength: 30 }), (items) => {
				const { ratio, exact, gap, bridge } = tie({ rulebook: basel, items });
				fc.pre(exact.inflows === exact.cappedInflows);
				expect(bridge.steps).toEqual([]);
				expect(0 - Number(gap.cumulative.at(-1))).toBe(ratio.netCashOutflows);
			}),
		);
	});

	it('shows the cut of the inflow cap as a step of its own', () => {
		const items: Item[] = [
			{ side: 'OUTFLOW', line: 'own-debt', currency: 'USD', amount: 1_000, due: 5 },
			{ side: 'INFLOW', line: 'wholesale.financial', currency: 'USD', amount: 900, due: 6 },
		];
		const { bridge } = tie({ rulebook: basel, items });
		expect(bridge).toEqual({
			netOutflows: 100,
			steps: [{ kind: 'INFLOW_CAP', amount: 150 }],
			netCashOutflows: 250,
			inflowLimit: 750,
		});
	});
});

describe('the gap through the days', () => {
	const gapOf = (flows: readonly LadderFlow[], capacity: number) => ladderGap(tableOf(flows), capacityOf(capacity));

	it('has its peak where the cumulative gap is largest, the first such day', () => {
		const gap = gapOf([usd('OUTFLOW', 100, 4), usd('OUTFLOW', 50, 12), usd('INFLOW', 70, 18)], 200);
		expect(gap.peak).toEqual({ day: 12, amount: -150 });
		expect(gap.leastLeft).toEqual({ day: 12, amount: 50 });
		expect(gap).toMatchObject({ short: null, lasts: 30 });
	});

	it('has no peak while more has come than gone', () => {
		expect(gapOf([usd('INFLOW', 100, 3), usd('OUTFLOW', 100, 4)], 0)).toMatchObject({ peak: null, short: null });
	});

	it('names the first day that the capacity does not cover; nothing left is still covered', () => {
		expect(gapOf([usd('OUTFLOW', 100, 5), usd('OUTFLOW', 1, 11)], 100)).toMatchObject({ short: 11, lasts: 10 });
	});

	it('leaves out what has no date and what is due later', () => {
		const table = tableOf([usd('OUTFLOW', 100, null), usd('OUTFLOW', 100, 31)], 'OPEN');
		expect(ladderGap(table, capacityOf(10)).cumulative.every((amount) => amount === 0)).toBe(true);
	});
});

describe('counterbalancing capacity', () => {
	const stock = (line: string, amount: number): WeightedSum => ({
		side: 'STOCK',
		line,
		currency: 'USD',
		amount: minor(amount),
		excluded: minor(0),
		items: 1,
	});
	const exact = exactRatio({
		sums: [stock('1.reserves', 1_000), stock('2A.corporate', 1_000)],
		unwind: [],
		fxRates,
		currency: 'USD',
		rulebook: basel,
	});
	const capacity = (level: 'LEVEL_1' | 'LEVEL_2A' | null, changes: Parameters<typeof counterbalancingCapacity>[0]['changes'] = []) =>
		counterbalancingCapacity({ exact, rulebook: basel, level, changes, calendar, horizonDays: HORIZON });

	it('is the stock after haircut and caps, on every day', () => {
		// 850 of level 2A after haircut, cut to two thirds of level 1.
		expect(new Set(capacity(null))).toEqual(new Set([1_667]));
		expect(capacity('LEVEL_1')[0]).toBe(1_000);
		expect(capacity('LEVEL_2A')[0]).toBe(667);
	});

	it('of level 1 is never more than all of it: covered bonds lose what their limit takes', () => {
		const rulebook = rulebookOf('eu');
		const held = { sums: [stock('1.reserves', 3_000), stock('1.covered-bond', 10_753)], unwind: [], fxRates, currency: 'USD', rulebook };
		const of = (level: 'LEVEL_1' | null) =>
			counterbalancingCapacity({ exact: exactRatio(held), rulebook, level, changes: [], calendar, horizonDays: HORIZON })[0];
		expect([of(null), of('LEVEL_1')]).toEqual([10_000, 10_000]);
	});

	it('grows after haircut with collateral that comes back, from its day', () => {
		const back = { level: 'LEVEL_2A', subclass: 'corporate', currency: 'USD', amount: minor(100), due: addDays(TODAY, 4) } as const;
		expect(capacity(null, [back]).slice(2, 5)).toEqual([1_667, 1_752, 1_752]);
		expect(capacity('LEVEL_1', [back])[29]).toBe(1_000);
		expect(capacity(null, [{ ...back, due: addDays(TODAY, 31) }])[29]).toBe(1_667);
	});
});

describe('a ladder of a book', () => {
	const items = fc.array(itemOf(basel, HORIZON), { minLength: 1, maxLength: 20 });
	const bookOf = (drafts: readonly Item[], assumptions: LadderAssumptions): LadderBook => ({
		ratio: {
			sums: drafts.map(({ due, ...item }) => ({ ...item, amount: minor(item.amount), excluded: minor(0), items: 1 })),
			...{ unwind: [], fxRates, currency: 'USD', rulebook: basel },
		},
		...{ calculationDate: TODAY, assumptions, flows: drafts.map((draft) => flowOf(draft)), changes: [] },
	});
	const ALL = { currency: null, level: null };

	it('in one currency has its days, its figures and no other currency', () => {
		const drafts: Item[] = [
			{ side: 'OUTFLOW', line: 'own-debt', currency: 'EUR', amount: 700, due: 6 },
			{ side: 'OUTFLOW', line: 'own-debt', currency: 'USD', amount: 900, due: 6 },
		];
		const part = ladder(bookOf(drafts, 'lcr'), { currency: 'EUR', level: null });
		expect(part).toMatchObject({ currency: 'EUR', outflows: { total: 700 }, bridge: { netCashOutflows: 700 } });
		expect(ladder(bookOf(drafts, 'lcr'), { currency: 'USD', level: null }).days[5]?.closed).toBe(true);
		expect(ladderCurrencies(bookOf(drafts, 'lcr'))).toEqual(['EUR', 'USD']);
	});

	it('leads to the LCR under its assumptions, and under none by contract', () => {
		const draft: Item = { side: 'OUTFLOW', line: 'retail.less-stable', currency: 'USD', amount: 1_000, due: null };
		expect(ladder(bookOf([draft], 'lcr'), ALL).outflows.days.filter((amount) => amount > 0)).toHaveLength(19);
		expect(ladder(bookOf([draft], 'lcr-day-1'), ALL).outflows.days[2]).toBe(100);
		expect(ladder(bookOf([draft], 'contractual'), ALL)).toMatchObject({ bridge: null, outflows: { open: 100 } });
	});

	it('has behind every cell the flows that add up to it', () => {
		fc.assert(
			fc.property(items, fc.constantFrom(...LADDER_ASSUMPTIONS), (drafts, assumptions) => {
				const book = bookOf(drafts, assumptions);
				const whole = ladder(book, ALL);
				for (const side of ['OUTFLOW', 'INFLOW'] as const) {
					const groups = [null, ...(side === 'OUTFLOW' ? whole.outflows : whole.inflows).groups.map(({ group }) => group)];
					for (const group of groups) {
						for (const columns of [['OPEN'], ['BEYOND'], [2], [3], [27], [2, 3, 4, 'OPEN']] as LadderColumn[][]) {
							const amount = cellAmount(whole, { side, group, columns });
							const parts = cellParts(book, ALL, { side, group, columns }, amount);
							expect(parts.reduce((sum, { weighted }) => sum + weighted, 0)).toBe(amount);
						}
					}
				}
			}),
			{ numRuns: 40 },
		);
	});
});
