import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../day.ts';
import { minor } from '../money.ts';
import { securityKey } from '../position/security-key.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { DayRun } from '../schema/lcr.ts';
import type { Position } from '../schema/position.ts';
import type { Trade } from '../schema/trade.ts';
import { bank, contextOf, repo, swap, TODAY, taking, tradeOf, usd } from '../trade/trades.fixture.ts';
import { differences } from './item-sums.ts';
import { type DecidingOverride, TradeItems } from './trade-items.ts';

const basel = rulebook('basel');
const WEEK = addDays(TODAY, 7);
const collateral = {
	...{ key: securityKey('NYC', 'CUSTODY', 'US0378331005'), instrumentId: 'US0378331005', accountId: 'CUSTODY', currency: 'USD' },
	...{ level: 'LEVEL_2A', subclass: 'corporate', eligible: true, ruleId: '2A.corporate' },
	secured: [
		{
			...{ side: 'OUTFLOW', counterparty: 'OTHER', currency: 'USD' },
			...{ cash: usd('102'), unwindCash: usd('102'), unwindCollateral: minor(11_001), intragroup: false },
		},
	],
} as unknown as Position;

function itemsOf(trades: readonly Trade[], settled: string[] = [], nettingAgreement = false, override: DecidingOverride | null = null) {
	const items = new TradeItems(basel);
	const context = contextOf(settled, { counterparty: { ...bank, nettingAgreement } });
	const counts = trades.map((trade) => items.add(trade, context, override));
	const all = items.all({
		position: (key) => (key === collateral.key ? collateral : undefined),
		convert: (amount) => amount,
		counterpartyName: (id) => `name of ${id}`,
	});
	return { counts, all };
}

describe('items of trades', () => {
	it('a taking is one outflow on the day that it ends, without a day when it is at call', () => {
		const deal = { assetClass: 'INTERBANK', details: taking } as const;
		const [week, call] = itemsOf([tradeOf(deal, { maturityDate: WEEK }), tradeOf(deal, { tradeId: 'T2' })], ['start-cash']).all;
		const flow = { side: 'OUTFLOW', line: 'wholesale.financial', currency: 'USD', amount: usd('101'), postingId: 'end-cash' };
		expect(week).toMatchObject({ kind: 'TRADE', id: 'T1', counterpartyId: 'CP1', flows: [{ ...flow, due: WEEK, tradeId: 'T1' }] });
		expect(call).toMatchObject({ id: 'T2', flows: [{ ...flow, due: null, tradeId: 'T2' }] });
	});

	it('an override puts its flows on another line and is named, one that changes nothing is not', () => {
		const deal = tradeOf({ assetClass: 'INTERBANK', details: taking }, { maturityDate: WEEK });
		const under = (flowLine: string) => itemsOf([deal], ['start-cash'], false, { overrideId: 'OV-1', proposal: { flowLine } }).all[0];
		expect(under('other.contractual')).toMatchObject({ overrideId: 'OV-1', flows: [{ line: 'other.contractual' }] });
		expect(under('wholesale.financial')?.overrideId).toBeNull();
	});

	it('repos stand on the line that their collateral gives them, each with its share of the unwind', () => {
		const deal = { assetClass: 'REPO', details: repo } as const;
		const { all } = itemsOf(
			[tradeOf(deal, { maturityDate: WEEK }), tradeOf(deal, { tradeId: 'T2', maturityDate: addDays(TODAY, 8) })],
			['start-cash'],
		);
		expect(all.map(({ flows }) => flows.map(({ line, amount, due }) => [line, amount, due]))).toEqual([
			[['secured.level2a', usd('51'), WEEK]],
			[['secured.level2a', usd('51'), addDays(TODAY, 8)]],
		]);
		expect(all.map(({ unwind }) => unwind.find(({ level }) => level === 'LEVEL_2A')?.amount)).toEqual([5_501, 5_500]);
	});

	it('a netting set names each flow that it nets, those of the other side below zero', () => {
		const { all } = itemsOf([tradeOf({ assetClass: 'FX', details: swap })], [], true);
		expect(all).toHaveLength(1);
		expect(all[0]).toMatchObject({ kind: 'NETTING_SET', id: 'NYC|CP1', name: 'name of CP1', counterpartyId: 'CP1' });
		expect(all[0]?.flows.map(({ side, currency, amount, due }) => [side, currency, amount, due])).toEqual([
			['INFLOW', 'USD', usd('-109'), parseDay('2026-11-24')],
			['INFLOW', 'USD', usd('110'), parseDay('2026-12-01')],
		]);
	});

	it('says of a trade whether anything of it is unsettled', () => {
		const deal = tradeOf({ assetClass: 'INTERBANK', details: taking }, { maturityDate: WEEK });
		expect(itemsOf([deal], ['start-cash']).counts).toEqual([true]);
		expect(itemsOf([deal], []).counts).toEqual([true]);
		expect(itemsOf([deal], ['start-cash', 'end-cash']).counts).toEqual([false]);
	});
});

describe('the sums of items', () => {
	const ofDay = { rulebook: 'basel', calculationDate: TODAY, mismatch: [] as DayRun[] } as const;
	const line = { side: 'OUTFLOW', line: 'wholesale.financial', currency: 'USD', excluded: minor(0), items: 1 } as const;
	const { all } = itemsOf([tradeOf({ assetClass: 'INTERBANK', details: taking }, { maturityDate: WEEK })], ['start-cash']);

	it('are those of the record, or the differences are named', () => {
		expect(differences(all, { ...ofDay, sums: [{ ...line, amount: usd('101') }], unwind: [] })).toEqual([]);
		expect(differences(all, { ...ofDay, sums: [{ ...line, amount: usd('100') }], unwind: [] })).toEqual([
			{ sum: 'OUTFLOW|wholesale.financial|USD', what: 'amount', ofItems: usd('101'), ofRecord: usd('100') },
		]);
		const unwind = [{ level: 'LEVEL_1', subclass: 'cash', currency: 'USD', amount: usd('1') }] as const;
		expect(differences(all, { ...ofDay, sums: [{ ...line, amount: usd('101') }], unwind: [...unwind] })).toMatchObject([
			{ what: 'unwind' },
		]);
		const mismatch: DayRun[] = [{ side: 'OUTFLOW', line: 'wholesale.financial', currency: 'USD', days: [usd('101')] }];
		const dated = { ...ofDay, sums: [{ ...line, amount: usd('101') }], unwind: [], mismatch };
		expect(differences(all, dated)).toMatchObject([{ sum: 'OUTFLOW|wholesale.financial|USD|1', what: 'mismatch', ofItems: 0 }]);
	});
});
