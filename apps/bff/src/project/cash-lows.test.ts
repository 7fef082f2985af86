import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountCourse, cashLows } from './cash-lows.ts';

const MINUTE = 60_000;
const account = (current: number, nets: readonly [minute: number, net: number][], change: Partial<AccountCourse> = {}): AccountCourse => ({
	currency: 'USD',
	current,
	openedAt: 0,
	minutes: nets.map(([minute, net]) => ({ at: minute * MINUTE, net })),
	...change,
});

describe('the low of a currency', () => {
	it('is none where there is no account', () => expect(cashLows([])).toEqual([]));
	it('is the opening of a day on which the balance only rose', () =>
		expect(cashLows([account(30, [[5, 20]], { openedAt: 7 })])).toEqual([{ currency: 'USD', low: 10, lowAt: 7 }]));
	it('is the low of the sum, not the sum of the lows', () => {
		const one = account(100, [
			[10, -90],
			[20, 90],
		]);
		const other = account(50, [
			[10, 40],
			[20, -40],
		]);
		expect(cashLows([one, other])).toEqual([{ currency: 'USD', low: 100, lowAt: 10 * MINUTE }]);
	});
	it('is found between two quarters of an hour', () => {
		const [low] = cashLows([
			account(100, [
				[16, -70],
				[17, 70],
			]),
			account(5, []),
		]);
		expect(low).toEqual({ currency: 'USD', low: 35, lowAt: 16 * MINUTE });
	});
	it('takes an account whose day begins later with its opening balance, so that midnight in New York does not begin the day anew', () => {
		const singapore = account(60, [
			[10, -50],
			[20, 40],
		]);
		const newYork = account(200, [[800, 100]], { openedAt: 780 * MINUTE });
		expect(cashLows([singapore, newYork])).toEqual([{ currency: 'USD', low: 120, lowAt: 10 * MINUTE }]);
	});
	it('keeps currencies apart', () =>
		expect(cashLows([account(1, []), account(2, [], { currency: 'EUR' })]).map(({ low }) => low)).toEqual([1, 2]));
	it('lies neither over the present sum nor over that of the openings, and under no sum that was', () => {
		const nets = fc.array(fc.tuple(fc.nat(1_440), fc.integer({ min: -1e9, max: 1e9 })), { maxLength: 30 });
		fc.assert(
			fc.property(fc.array(nets, { minLength: 1, maxLength: 5 }), (all) => {
				const accounts = all.map((minutes) =>
					account(
						minutes.reduce((sum, [, net]) => sum + net, 0),
						minutes,
					),
				);
				const moves = all.flat().sort(([a], [b]) => a - b);
				const sums = Array.from({ length: 1_441 }, (_, minute) => moves.reduce((sum, [at, net]) => (at <= minute ? sum + net : sum), 0));
				expect(cashLows(accounts)[0]?.low).toBe(Math.min(0, ...sums));
			}),
		);
	});
});
