import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../day.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { DerivativeDetails } from '../schema/trade.ts';
import { NO_CONTRIBUTIONS } from './contributions.ts';
import { tradeContributions } from './flows.ts';
import { bank, contextOf, eur, swap, TODAY, tradeOf, usd } from './trades.fixture.ts';

const basel = rulebook('basel');
const agreed = { counterparty: { ...bank, nettingAgreement: true } };
const fx = tradeOf({ assetClass: 'FX', details: swap });

const irs: DerivativeDetails = {
	product: 'IRS',
	nettingAgreementId: 'ISDA-1',
	cashFlows: [
		{ payDate: addDays(TODAY, 10), currency: 'USD', amount: usd('5'), cashAccountId: 'CASH-USD' },
		{ payDate: addDays(TODAY, 10), currency: 'USD', amount: usd('-7'), cashAccountId: 'CASH-USD' },
		{ payDate: addDays(TODAY, 31), currency: 'USD', amount: usd('-9'), cashAccountId: 'CASH-USD' },
	],
};

describe('flows of FX deals', () => {
	it('a settled deal has none', () => {
		expect(tradeContributions(fx, contextOf(['near-buy', 'near-sell', 'far-buy', 'far-sell']), basel)).toEqual(NO_CONTRIBUTIONS);
	});

	it('without an agreement the exchanges of one day net within the contract, and days stand apart', () => {
		const { netting, contributions } = tradeContributions(fx, contextOf(), basel);
		const [near, far] = [`T1|${parseDay('2026-11-24')}`, `T1|${parseDay('2026-12-01')}`];
		expect(netting).toEqual([
			{ key: near, postingId: 'near-buy', currency: 'EUR', amount: eur('100') },
			{ key: near, postingId: 'near-sell', currency: 'USD', amount: -usd('109') },
			{ key: far, postingId: 'far-buy', currency: 'USD', amount: usd('110') },
			{ key: far, postingId: 'far-sell', currency: 'EUR', amount: -eur('100') },
		]);
		expect(contributions).toEqual([]);
	});

	it('a payment whose counter-payment has arrived is an outflow of its own', () => {
		const { netting, contributions } = tradeContributions(fx, contextOf(['near-buy', 'far-buy', 'far-sell']), basel);
		expect(netting).toEqual([]);
		expect(contributions).toEqual([
			{ side: 'OUTFLOW', line: 'derivatives.net', currency: 'USD', amount: usd('109'), postingId: 'near-sell' },
		]);
	});

	it('with an agreement everything nets by entity and counterparty', () => {
		const { netting, contributions } = tradeContributions(fx, contextOf([], agreed), basel);
		expect(new Set(netting.map(({ key }) => key))).toEqual(new Set(['NYC|CP1']));
		expect(netting).toHaveLength(4);
		expect(contributions).toEqual([]);
	});

	it('exchanges past day 30 come in when their day comes', () => {
		const calculationDate = parseDay('2026-10-25');
		const { netting, until } = tradeContributions(fx, contextOf([], { calculationDate }), basel);
		expect(netting.map(({ postingId }) => postingId)).toEqual(['near-buy', 'near-sell']);
		expect(until).toBe(parseDay('2026-11-01'));
	});
});

describe('flows of derivatives', () => {
	it('net by counterparty when the trade names an agreement and it is valid', () => {
		const { netting, contributions } = tradeContributions(
			tradeOf({ assetClass: 'DERIVATIVE', details: irs }),
			contextOf([], agreed),
			basel,
		);
		expect(netting.map(({ key, amount }) => [key, amount])).toEqual([
			['NYC|CP1', usd('5')],
			['NYC|CP1', -usd('7')],
		]);
		expect(contributions).toEqual([]);
	});

	it.each([
		['the agreement is not valid', irs, contextOf()],
		['the trade is outside the agreement', { ...irs, nettingAgreementId: null }, contextOf([], agreed)],
		['the counterparty is unknown', irs, contextOf([], { counterparty: null })],
	])('stand gross when %s', (_, details, context) => {
		const { netting, contributions } = tradeContributions(tradeOf({ assetClass: 'DERIVATIVE', details }), context, basel);
		expect(netting).toEqual([]);
		expect(contributions.map(({ side, amount }) => [side, amount])).toEqual([
			['INFLOW', usd('5')],
			['OUTFLOW', usd('7')],
		]);
	});
});
