import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../day.ts';
import { minor } from '../money.ts';
import type { RepoDetails, Trade } from '../schema/trade.ts';
import { postings, settles } from './posting.ts';
import { eur, purchase, repo, swap, TODAY, taking, tradeOf, usd } from './trades.fixture.ts';

const maturityDate = addDays(TODAY, 7);
const summary = (trade: Trade) => postings(trade).map(({ postingId, valueDate, amount }) => [postingId, valueDate, amount]);

describe('postings', () => {
	it('a cancelled trade has none', () => {
		expect(postings(tradeOf({ assetClass: 'BOND', details: purchase }, { lifecycle: 'CANCEL' }))).toEqual([]);
	});

	it('an FX deal with three legs is an error', () => {
		const legs = [...swap.legs, ...swap.legs];
		expect(() => postings(tradeOf({ assetClass: 'FX', details: { ...swap, legs } }))).toThrow(RangeError);
	});

	it('an amount past the safe integers is an error, not a rounded posting', () => {
		const details = { ...taking, principal: minor(Number.MAX_SAFE_INTEGER) };
		expect(() => postings(tradeOf({ assetClass: 'INTERBANK', details }, { maturityDate }))).toThrow(RangeError);
	});

	it('an open repo and money at call have no end until they are dated', () => {
		expect(summary(tradeOf({ assetClass: 'REPO', details: repo })).map(([id]) => id)).toEqual(['start-cash', 'start-collateral']);
		expect(summary(tradeOf({ assetClass: 'INTERBANK', details: taking })).map(([id]) => id)).toEqual(['start-cash']);
	});

	it('a purchase pays cash and receives the security on the settlement date, whatever its value date', () => {
		const settlementDate = addDays(TODAY, 2);
		expect(postings(tradeOf({ assetClass: 'BOND', details: purchase }, { settlementDate }))).toEqual([
			{
				postingId: 'cash',
				accountId: 'CASH-USD',
				valueDate: settlementDate,
				kind: 'CASH',
				currency: 'USD',
				instrumentId: null,
				amount: -usd('1000000'),
				role: 'OWN',
			},
			{
				postingId: 'security',
				accountId: 'CUSTODY',
				valueDate: settlementDate,
				kind: 'SECURITY',
				currency: null,
				instrumentId: 'US0378331005',
				amount: purchase.quantity,
				role: 'OWN',
			},
		]);
	});

	it('a sale is the mirror of a purchase', () => {
		const bought = postings(tradeOf({ assetClass: 'BOND', details: purchase }));
		const sold = postings(tradeOf({ assetClass: 'BOND', details: { ...purchase, side: 'SELL' } }));
		expect(sold).toEqual(bought.map((posting) => ({ ...posting, amount: -posting.amount })));
	});

	it('a repo receives cash and gives collateral, and turns both round at the repurchase amount', () => {
		expect(summary(tradeOf({ assetClass: 'REPO', details: repo }, { maturityDate }))).toEqual([
			['start-cash', TODAY, usd('50')],
			['start-collateral', TODAY, -repo.collateralQuantity],
			['end-cash', maturityDate, -usd('51')],
			['end-collateral', maturityDate, repo.collateralQuantity],
		]);
	});

	it('a reverse repo is the mirror of a repo', () => {
		const reverse: RepoDetails = { ...repo, side: 'REVERSE_REPO' };
		const given = postings(tradeOf({ assetClass: 'REPO', details: repo }, { maturityDate }));
		const taken = postings(tradeOf({ assetClass: 'REPO', details: reverse }, { maturityDate }));
		expect(taken).toEqual(given.map((posting) => ({ ...posting, amount: -posting.amount })));
		expect(taken.filter(({ role }) => role === 'COLLATERAL').map(({ postingId }) => postingId)).toEqual([
			'start-collateral',
			'end-collateral',
		]);
	});

	it('money taken comes back with its interest, which may be negative', () => {
		const details = { ...taking, interest: usd('-0.25') };
		expect(summary(tradeOf({ assetClass: 'INTERBANK', details }, { maturityDate }))).toEqual([
			['start-cash', TODAY, usd('100')],
			['end-cash', maturityDate, -usd('99.75')],
		]);
	});

	it('an FX swap exchanges twice', () => {
		expect(summary(tradeOf({ assetClass: 'FX', details: swap }))).toEqual([
			['near-buy', parseDay('2026-11-24'), eur('100')],
			['near-sell', parseDay('2026-11-24'), -usd('109')],
			['far-buy', parseDay('2026-12-01'), usd('110')],
			['far-sell', parseDay('2026-12-01'), -eur('100')],
		]);
	});

	it('a derivative posts its cash flows as they are signed', () => {
		const cashFlows = [1, -2].map((amount) => ({
			payDate: TODAY,
			currency: 'USD',
			amount: usd(String(amount)),
			cashAccountId: 'CASH-USD',
		}));
		expect(summary(tradeOf({ assetClass: 'DERIVATIVE', details: { product: 'IRS', nettingAgreementId: null, cashFlows } }))).toEqual([
			['flow-0', TODAY, usd('1')],
			['flow-1', TODAY, -usd('2')],
		]);
	});

	it('securities settle with their cash leg, cash with itself', () => {
		const trades = [tradeOf({ assetClass: 'BOND', details: purchase }), tradeOf({ assetClass: 'REPO', details: repo }, { maturityDate })];
		expect(trades.flatMap(postings).map((posting) => [posting.postingId, settles(posting)])).toEqual([
			['cash', 'cash'],
			['security', 'cash'],
			['start-cash', 'start-cash'],
			['start-collateral', 'start-cash'],
			['end-cash', 'end-cash'],
			['end-collateral', 'end-cash'],
		]);
	});

	it('every posting is of cash with a currency or of a security with an instrument, once each', () => {
		const trades = [
			tradeOf({ assetClass: 'BOND', details: purchase }),
			tradeOf({ assetClass: 'REPO', details: repo }, { maturityDate }),
			tradeOf({ assetClass: 'FX', details: swap }),
		];
		for (const posted of trades.map(postings)) {
			for (const { kind, currency, instrumentId } of posted) {
				expect([currency === null, instrumentId === null]).toEqual(kind === 'CASH' ? [false, true] : [true, false]);
			}
			expect(new Set(posted.map(({ postingId }) => postingId)).size).toBe(posted.length);
		}
	});
});
