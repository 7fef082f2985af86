import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../day.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import { tradeContributions } from './flows.ts';
import { contextOf, purchase, repo, swap, TODAY, taking, tradeOf } from './trades.fixture.ts';

const basel = rulebook('basel');
const SETTLED = ['cash', 'start-cash', 'near-buy', 'near-sell', 'far-buy'];

const anyTrade = fc
	.tuple(fc.constantFrom('BUY', 'SELL'), fc.integer({ min: -40, max: 60 }), fc.nat(40), fc.nat(5))
	.map(([side, start, length, kind]) => {
		const valueDate = addDays(TODAY, start);
		const dates = { valueDate, settlementDate: valueDate, maturityDate: addDays(valueDate, length) };
		switch (kind) {
			case 0:
				return tradeOf({ assetClass: 'REPO', details: { ...repo, side: side === 'BUY' ? 'REPO' : 'REVERSE_REPO' } }, dates);
			case 1:
				return tradeOf({ assetClass: 'INTERBANK', details: { ...taking, side: side === 'BUY' ? 'TAKING' : 'PLACEMENT' } }, dates);
			case 2:
				return tradeOf({ assetClass: 'FX', details: swap }, dates);
			case 3:
				return tradeOf({ assetClass: 'REPO', details: repo }, { ...dates, maturityDate: null });
			default:
				return tradeOf({ assetClass: 'BOND', details: { ...purchase, side } }, dates);
		}
	});

describe('until', () => {
	it('nothing changes before it', () => {
		fc.assert(
			fc.property(anyTrade, fc.subarray(SETTLED), fc.integer({ min: -60, max: 60 }), fc.nat(90), (trade, settled, from, ahead) => {
				const at = (days: number) => tradeContributions(trade, contextOf(settled, { calculationDate: addDays(TODAY, days) }), basel);
				const { until, ...now } = at(from);
				expect(until === null || until > TODAY + from).toBe(true);
				const last = until === null ? from + ahead : Math.min(from + ahead, until - TODAY - 1);
				const { until: later, ...then } = at(last);
				expect(then).toEqual(now);
				expect(later).toEqual(until);
			}),
			{ numRuns: 500 },
		);
	});

	it('every amount that is counted is positive, and is of a posting that is not settled', () => {
		fc.assert(
			fc.property(anyTrade, fc.subarray(SETTLED), (trade, settled) => {
				const { contributions, netting, secured, stock } = tradeContributions(trade, contextOf(settled), basel);
				for (const { amount } of contributions) expect(amount).toBeGreaterThan(0);
				for (const { cash } of secured) expect(cash).toBeGreaterThan(0);
				for (const adjustment of stock) expect(adjustment.quantity).toBeGreaterThan(0);
				for (const { postingId } of [...contributions, ...netting, ...secured]) expect(settled).not.toContain(postingId);
			}),
		);
	});
});
