import { describe, expect, it } from 'vitest';
import { addDays } from '../day.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import { NO_CONTRIBUTIONS } from './contributions.ts';
import { OVERDUE_INFLOW_DAYS } from './due.ts';
import { tradeContributions } from './flows.ts';
import { contextOf, purchase, TODAY, tradeOf, usd } from './trades.fixture.ts';

const basel = rulebook('basel');
const buy = (days: number, settled: string[] = []) =>
	tradeContributions(
		tradeOf({ assetClass: 'BOND', details: purchase }, { settlementDate: addDays(TODAY, days) }),
		contextOf(settled),
		basel,
	);
const sell = (days: number) =>
	tradeContributions(
		tradeOf(
			{ assetClass: 'EQUITY', details: { ...purchase, side: 'SELL', securityType: 'CS', cfiCode: null, exchange: null } },
			{ settlementDate: addDays(TODAY, days) },
		),
		contextOf(),
		basel,
	);

describe('flows of unsettled securities', () => {
	it('a cancelled trade has none', () => {
		expect(tradeContributions(tradeOf({ assetClass: 'BOND', details: purchase }, { lifecycle: 'CANCEL' }), contextOf(), basel)).toEqual(
			NO_CONTRIBUTIONS,
		);
	});

	it('nothing is counted once settled', () => {
		expect(buy(0, ['cash'])).toEqual(NO_CONTRIBUTIONS);
	});

	it('a purchase that settles on day 30 is an outflow of its price, on day 31 it is nothing until tomorrow', () => {
		const outflow = { side: 'OUTFLOW', line: 'unsettled.purchase', currency: 'USD', amount: usd('1000000'), postingId: 'cash' };
		expect(buy(30)).toMatchObject({ contributions: [outflow], stock: [], until: null });
		expect(buy(31)).toMatchObject({ contributions: [], until: addDays(TODAY, 1) });
	});

	it('a purchase that fails to settle stays an outflow', () => {
		expect(buy(-20).contributions).toHaveLength(1);
	});

	it('a sale leaves the stock and is an inflow, both or neither', () => {
		const inflow = { side: 'INFLOW', line: 'unsettled.sale', currency: 'USD', amount: usd('1000000'), postingId: 'cash' };
		const leaves = { kind: 'PENDING_SALE', accountId: 'CUSTODY', instrumentId: purchase.instrumentId, quantity: purchase.quantity };
		expect(sell(30)).toMatchObject({ contributions: [inflow], stock: [leaves] });
		expect(sell(31)).toMatchObject({ contributions: [], stock: [] });
	});

	it('a sale that is overdue for too long counts as failed', () => {
		expect(sell(-OVERDUE_INFLOW_DAYS)).toMatchObject({ contributions: [{ line: 'unsettled.sale' }], until: addDays(TODAY, 1) });
		expect(sell(-OVERDUE_INFLOW_DAYS - 1)).toMatchObject({ contributions: [], stock: [], until: null });
	});

	it('a purchase and a sale of the same security are not netted', () => {
		expect([buy(2), sell(2)].flatMap(({ contributions }) => contributions.map(({ side }) => side))).toEqual(['OUTFLOW', 'INFLOW']);
	});

	it('a commodity is another contractual flow', () => {
		const flow = (side: 'BUY' | 'SELL') =>
			tradeContributions(tradeOf({ assetClass: 'COMMODITY', details: { ...purchase, side } }), contextOf(), basel);
		expect(flow('BUY').contributions).toMatchObject([{ side: 'OUTFLOW', line: 'other.contractual' }]);
		expect(flow('SELL').contributions).toMatchObject([{ side: 'INFLOW', line: 'other.contractual' }]);
	});
});
