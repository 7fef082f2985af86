import { describe, expect, it } from 'vitest';
import { keyFigures } from './key-figures.ts';
import { ladderOf } from './ladder.fixture.ts';

const money = (minor: number): string => (minor < 0 ? `(${-minor / 100_000})` : String(minor / 100_000));
const figuresOf = (changes: Parameters<typeof ladderOf>[0] = {}) => keyFigures(ladderOf(changes), money);
const noteOf = (index: number, changes: Parameters<typeof ladderOf>[0] = {}) => {
	const { note = '', more = '' } = figuresOf(changes)[index] ?? {};
	return note + more;
};

describe('the ladder in seven figures', () => {
	it('are what the picture has', () => {
		expect(figuresOf().map(({ name, value, unit, note, more }) => [name, value, unit, note + more])).toEqual([
			['Outflows, 30 days', '8', '', 'largest day 17 Dec, 5'],
			['Inflows, 30 days', '2', '', 'cap 6 not reached'],
			['Net, day 30', '(6)', '', "the LCR's net cash outflows"],
			['Peak day', '17 Dec', 'day 27', 'cumulative (8), day 30 (6)'],
			['Counterbalancing capacity', '10', '', 'HQLA after haircut and caps'],
			['Least capacity left', '2', '', '20.0 % of capacity, on the peak day'],
			['Lasts', '> 30', 'days', 'capacity covers every day'],
		]);
	});
	it('name the first day that the capacity does not cover', () => {
		const [, , , , , least, lasts] = figuresOf({ short: 12, lasts: 11, leastLeft: { day: 27, amount: -100_000 } });
		expect([least?.value, least?.bad, lasts?.value, `${lasts?.note}${lasts?.more}`, lasts?.bad]).toEqual([
			'(1)',
			true,
			'11',
			'below zero on 2 Dec, day 12',
			true,
		]);
	});
	it('say how much the inflow cap cuts, and where it leads', () => {
		const bridge = {
			netOutflows: 6,
			steps: [{ kind: 'INFLOW_CAP', amount: 100_000 } as const],
			netCashOutflows: 700_000,
			inflowLimit: 100_000,
		};
		expect([noteOf(1, { bridge }), noteOf(2, { bridge })]).toEqual(['cap 1, 1 cut', 'net outflows of the LCR 7']);
	});
	it('are explained as parts of the ratio, but for what is of days; by contract none is', () => {
		expect(figuresOf().map(({ explains }) => explains)).toEqual(['net', 'net', 'net', null, 'hqla', null, null]);
		expect(figuresOf({ bridge: null }).every(({ explains }) => explains === null)).toBe(true);
	});
	it('have no peak while more comes than goes', () => {
		expect(figuresOf({ peak: null })[3]).toMatchObject({ value: 'none', note: 'more comes than goes on every day' });
	});
	it('say by contract what is later and what has no date', () => {
		const { outflows } = ladderOf();
		const changes = { bridge: null, outflows: { ...outflows, open: 100_000, beyond: 300_000 } };
		expect([noteOf(1, changes), noteOf(2, changes)]).toEqual(['later 0, no date 0', 'later (3), no date (1)']);
	});
});
