import { describe, expect, it } from 'vitest';
import { addDays } from '../day.ts';
import { minor } from '../money.ts';
import { parsePrice } from '../price.ts';
import { parseQuantity, quantity } from '../quantity.ts';
import { type BalanceOf, parseBalance } from '../reference/parsed-balance.ts';
import type { BalanceRecord } from '../reference/records.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { Position } from '../schema/position.ts';
import { type Posting, postings } from '../trade/posting.ts';
import { bank, purchase, repo, swap, TODAY, taking, tradeOf } from '../trade/trades.fixture.ts';
import { balanceFlow, cashFlow, positionFlow, tradeFlows } from './contractual-flows.ts';
import { stockChange, stockMoves } from './stock-changes.ts';

const context = { calculationDate: TODAY, rulebook: rulebook('basel') };
type Draft = Parameters<typeof tradeOf>[0];
type Envelope = Parameters<typeof tradeOf>[1];

function flowsOf(draft: Draft, envelope: Envelope = {}, settled: readonly string[] = []) {
	const trade = tradeOf(draft, envelope);
	const unsettled = postings(trade).filter(({ postingId }) => !settled.includes(postingId));
	return tradeFlows(trade, unsettled, bank, context).map(({ side, group, currency, amount, due }) => [
		side,
		group,
		currency,
		amount / 100,
		due === null ? null : due - TODAY,
	]);
}
const movesOf = (draft: Draft, envelope: Envelope, settled: readonly string[]) => {
	const trade = tradeOf(draft, envelope);
	return stockMoves(trade, postings(trade), (id) => settled.includes(id)).map(({ quantity, due }) => [quantity, due - TODAY]);
};

describe('contractual flows of trades', () => {
	it('are every unsettled payment on its own day, past the horizon too', () => {
		const interbank = { assetClass: 'INTERBANK', details: taking } as const;
		expect(flowsOf(interbank, { valueDate: addDays(TODAY, 2), maturityDate: addDays(TODAY, 90) })).toEqual([
			['INFLOW', 'FINANCIAL', 'USD', 100, 2],
			['OUTFLOW', 'FINANCIAL', 'USD', 101, 90],
		]);
		expect(flowsOf(interbank, { maturityDate: addDays(TODAY, 90) }, ['start-cash'])).toEqual([['OUTFLOW', 'FINANCIAL', 'USD', 101, 90]]);
	});

	it('of an open deal end without a date', () => {
		expect(flowsOf({ assetClass: 'REPO', details: repo }, { maturityDate: null }, ['start-cash'])).toEqual([
			['OUTFLOW', 'SECURED', 'USD', 51, null],
		]);
		expect(flowsOf({ assetClass: 'INTERBANK', details: { ...taking, side: 'PLACEMENT' } }, { maturityDate: null }, ['start-cash'])).toEqual(
			[['INFLOW', 'FINANCIAL', 'USD', 101, null]],
		);
	});

	it('of an exchange are both of its payments, gross', () => {
		const flows = flowsOf({ assetClass: 'FX', details: swap });
		expect(flows.every(([, group]) => group === 'DERIVATIVES')).toBe(true);
		expect(flows.map(([side]) => side)).toEqual(
			postings(tradeOf({ assetClass: 'FX', details: swap })).map(({ amount }: Posting) => (amount < 0 ? 'OUTFLOW' : 'INFLOW')),
		);
	});

	it('drop a receipt that is overdue for too long, and keep a payment', () => {
		const bond = (side: 'BUY' | 'SELL') =>
			flowsOf({ assetClass: 'BOND', details: { ...purchase, side } }, { settlementDate: addDays(TODAY, -6) });
		expect(bond('SELL')).toEqual([]);
		expect(bond('BUY')).toEqual([['OUTFLOW', 'SECURITIES', 'USD', 1_000_000, -6]]);
	});

	it('of a cancelled trade are none', () => {
		expect(flowsOf({ assetClass: 'REPO', details: repo }, { lifecycle: 'CANCEL' })).toEqual([]);
	});
});

describe('contractual flows of balances', () => {
	const of = (balance: Omit<BalanceRecord, 'balanceId' | 'entityId' | 'version' | 'at'>) =>
		balanceFlow(
			parseBalance({ balanceId: 'b', entityId: 'NYC', version: 1, at: '2026-11-20T00:00:00Z', ...balance } as BalanceRecord),
			context,
		);
	const deposit = {
		...{ kind: 'DEPOSIT', category: 'c', currency: 'USD', amount: '5.00', counterpartyType: 'RETAIL' },
		...{ stable: false, insured: false, operational: false, maturityDate: '2027-03-01', earlyWithdrawal: false },
	} as Omit<BalanceOf<'DEPOSIT'>, never> & object;

	it('of a deposit are on its last day, without one when it may leave before', () => {
		expect(of(deposit as never)).toMatchObject({ side: 'OUTFLOW', group: 'RETAIL', amount: 500, due: TODAY + 101 });
		expect(of({ ...deposit, earlyWithdrawal: true } as never)).toMatchObject({ due: null });
		expect(of({ ...deposit, maturityDate: null } as never)).toMatchObject({ due: null });
		expect(of({ ...deposit, maturityDate: '2026-11-19' } as never)).toMatchObject({ due: null });
	});

	it('leave out what waits for an event: undrawn facilities, flows without a date', () => {
		const facility = { kind: 'FACILITY', category: 'c', facility: 'CREDIT', currency: 'USD', amount: '5', counterpartyType: 'NFC' };
		expect(of(facility as never)).toBeNull();
		const flow = {
			kind: 'FLOW',
			category: 'c',
			side: 'OUTFLOW',
			line: 'other.contractual',
			currency: 'USD',
			amount: '5',
			maturityDate: null,
		};
		expect(of(flow as never)).toBeNull();
		expect(of({ ...flow, maturityDate: '2026-12-01' } as never)).toMatchObject({ side: 'OUTFLOW', group: 'OTHER', amount: 500 });
	});

	it('stand under the heading of whose money it is', () => {
		const groupOf = (counterpartyType: string, operational = false) => of({ ...deposit, counterpartyType, operational } as never)?.group;
		expect([groupOf('SMALL_BUSINESS'), groupOf('NFC'), groupOf('NFC', true), groupOf('BANK'), groupOf('OTHER_LEGAL_ENTITY')]).toEqual([
			...['RETAIL', 'NON_FINANCIAL', 'OPERATIONAL', 'FINANCIAL', 'FINANCIAL'],
		]);
		const loanTo = (counterpartyType: string) =>
			of({ kind: 'LOAN', category: 'c', currency: 'USD', amount: '5', counterpartyType, maturityDate: '2026-12-01' } as never)?.group;
		expect([loanTo('RETAIL'), loanTo('NFC'), loanTo('CENTRAL_BANK'), loanTo('BANK')]).toEqual([
			...['RETAIL', 'NON_FINANCIAL', 'FINANCIAL', 'FINANCIAL'],
		]);
	});

	it('leave out debt that was due on a day which is over', () => {
		const debt = { kind: 'OWN_DEBT', category: 'c', currency: 'USD', amount: '5', maturityDate: '2026-11-12' };
		const at = '2026-11-12T00:00:00Z';
		expect(balanceFlow(parseBalance({ balanceId: 'b', entityId: 'NYC', version: 1, at, ...debt } as never), context)).toBeNull();
		expect(of({ ...debt, maturityDate: '2026-11-20' } as never)).toMatchObject({ group: 'OWN_DEBT', due: TODAY });
	});

	it('leave out a loan that is overdue', () => {
		const loan = { kind: 'LOAN', category: 'c', currency: 'USD', amount: '5', counterpartyType: 'NFC', maturityDate: '2026-11-19' };
		expect(of(loan as never)).toBeNull();
		expect(of({ ...loan, maturityDate: '2026-11-20' } as never)).toMatchObject({ side: 'INFLOW', group: 'NON_FINANCIAL' });
	});
});

describe('contractual flows of what is held', () => {
	it('are no reserves, which are capacity; a vostro is on demand', () => {
		expect(cashFlow({ side: 'STOCK', line: '1.reserves', currency: 'USD', amount: minor(5) }, context)).toBeNull();
		expect(cashFlow({ side: 'OUTFLOW', line: 'wholesale.financial', currency: 'USD', amount: minor(5) }, context)).toMatchObject({
			group: 'FINANCIAL',
			due: null,
		});
	});

	const held = {
		currency: 'USD',
		marketValue: minor(900),
		settled: quantity(0),
		encumberedQuantity: quantity(0),
		level: 'INELIGIBLE',
		eligible: true,
	};
	const position = (changes: Partial<Position>) =>
		({ ...held, settled: parseQuantity('10'), projected: parseQuantity('10'), ...changes }) as Position;
	const due = addDays(TODAY, 200);

	it('are the redemption of what is outside the stock, free and not sold', () => {
		expect(positionFlow(position({}), due, context)).toMatchObject({ side: 'INFLOW', group: 'SECURITIES', amount: 1_000, due });
		expect(positionFlow(position({ encumberedQuantity: parseQuantity('4') }), due, context)?.amount).toBe(600);
		expect(positionFlow(position({ projected: parseQuantity('3') }), due, context)?.amount).toBe(300);
		expect(positionFlow(position({ level: 'LEVEL_1' }), due, context)).toBeNull();
		expect(positionFlow(position({ level: 'LEVEL_1', eligible: false }), due, context)?.amount).toBe(1_000);
		expect(positionFlow(position({}), null, context)).toBeNull();
	});

	it('of a short position are what it costs to close, without a date', () => {
		expect(positionFlow(position({ marketValue: minor(-7) }), due, context)).toMatchObject({ side: 'OUTFLOW', amount: 7, due: null });
	});
});

describe('changes of the stock', () => {
	const end = { maturityDate: addDays(TODAY, 7) };
	it('a repo that ends gives collateral back, a reverse repo takes it away when it may be re-used', () => {
		const q = repo.collateralQuantity;
		expect(movesOf({ assetClass: 'REPO', details: repo }, end, ['start-cash'])).toEqual([[q, 7]]);
		expect(movesOf({ assetClass: 'REPO', details: { ...repo, side: 'REVERSE_REPO' } }, end, ['start-cash'])).toEqual([[-q, 7]]);
		expect(movesOf({ assetClass: 'REPO', details: { ...repo, side: 'REVERSE_REPO', rehypothecable: false } }, end, [])).toEqual([]);
	});

	it('a purchase brings its security on settlement; a sale has left already', () => {
		const settlement = { settlementDate: addDays(TODAY, 2) };
		expect(movesOf({ assetClass: 'BOND', details: purchase }, settlement, [])).toEqual([[purchase.quantity, 2]]);
		expect(movesOf({ assetClass: 'BOND', details: { ...purchase, side: 'SELL' } }, settlement, [])).toEqual([]);
		expect(movesOf({ assetClass: 'BOND', details: purchase }, settlement, ['cash'])).toEqual([]);
	});

	it('are worth what their position is priced at, and nothing outside the stock', () => {
		const move = { accountId: 'a', instrumentId: 'i', quantity: parseQuantity('100'), due: TODAY };
		const bond = {
			level: 'LEVEL_1',
			subclass: 'sovereign',
			eligible: true,
			currency: 'USD',
			price: parsePrice('50'),
			assetClass: 'BOND',
		} as unknown as Position;
		expect(stockChange(move, bond)).toMatchObject({ level: 'LEVEL_1', amount: 5_000 });
		expect(stockChange(move, { ...bond, assetClass: 'EQUITY' } as Position)).toMatchObject({ amount: 500_000 });
		expect(stockChange(move, { ...bond, eligible: false } as Position)).toBeNull();
		expect(stockChange(move, { ...bond, price: null } as Position)).toBeNull();
	});
});
