import { describe, expect, it } from 'vitest';
import { addDays } from '../day.ts';
import type { CounterpartyRecord } from '../reference/records.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { RepoDetails } from '../schema/trade.ts';
import { NO_CONTRIBUTIONS, type TradeContext } from './contributions.ts';
import { OVERDUE_INFLOW_DAYS } from './due.ts';
import { tradeContributions } from './flows.ts';
import { bank, contextOf, repo, TODAY, tradeOf, usd } from './trades.fixture.ts';

const basel = rulebook('basel');
const started = ['start-cash'];

function flowsOf(changes: Partial<RepoDetails>, days: number | null, settled: string[], context: Partial<TradeContext> = {}) {
	const maturityDate = days === null ? null : addDays(TODAY, days);
	return tradeContributions(
		tradeOf({ assetClass: 'REPO', details: { ...repo, ...changes } }, { maturityDate }),
		contextOf(settled, context),
		basel,
	);
}

describe('flows of repos', () => {
	it('an ended deal has none', () => {
		expect(flowsOf({}, 7, ['start-cash', 'end-cash'])).toEqual(NO_CONTRIBUTIONS);
		expect(flowsOf({}, 7, ['end-cash'])).toMatchObject({ contributions: [], secured: [], stock: [] });
	});

	it('a deal that starts and ends inside the horizon is nothing until it starts', () => {
		expect(flowsOf({}, 7, [])).toMatchObject({ contributions: [], secured: [], stock: [] });
		expect(flowsOf({}, null, [])).toMatchObject({ contributions: [], secured: [], stock: [] });
		expect(flowsOf({ side: 'REVERSE_REPO' }, -10, [])).toMatchObject({ contributions: [], secured: [], stock: [] });
	});

	it('a started repo encumbers its collateral and owes the cash with interest', () => {
		expect(flowsOf({}, 30, started)).toMatchObject({
			stock: [{ kind: 'ENCUMBERED', accountId: 'CUSTODY', instrumentId: repo.collateralInstrumentId, quantity: repo.collateralQuantity }],
			secured: [
				{
					side: 'OUTFLOW',
					counterparty: 'OTHER',
					currency: 'USD',
					cash: usd('51'),
					unwindCash: usd('51'),
					unwindQuantity: repo.collateralQuantity,
				},
			],
			contributions: [],
		});
	});

	it('past day 30 the collateral stays encumbered and nothing flows, until it does', () => {
		expect(flowsOf({}, 31, started)).toMatchObject({ secured: [], stock: [{ kind: 'ENCUMBERED' }], until: addDays(TODAY, 1) });
	});

	it('an open deal ends inside', () => {
		expect(flowsOf({}, null, started)).toMatchObject({ secured: [{ side: 'OUTFLOW' }], until: null });
		expect(flowsOf({ side: 'REVERSE_REPO' }, null, started)).toMatchObject({ secured: [{ side: 'INFLOW' }], until: null });
	});

	it('collateral received counts and is unwound when it may be re-used, else neither', () => {
		expect(flowsOf({ side: 'REVERSE_REPO' }, 7, started)).toMatchObject({
			stock: [{ kind: 'RECEIVED', quantity: repo.collateralQuantity }],
			secured: [{ side: 'INFLOW', cash: usd('51'), unwindCash: usd('51'), unwindQuantity: repo.collateralQuantity }],
		});
		expect(flowsOf({ side: 'REVERSE_REPO', rehypothecable: false }, 7, started)).toMatchObject({
			stock: [],
			secured: [{ side: 'INFLOW', cash: usd('51'), unwindCash: 0, unwindQuantity: 0 }],
		});
	});

	it('cash overdue to us stops counting, cash overdue from us does not', () => {
		expect(flowsOf({ side: 'REVERSE_REPO' }, -OVERDUE_INFLOW_DAYS, started).secured).toHaveLength(1);
		expect(flowsOf({ side: 'REVERSE_REPO' }, -OVERDUE_INFLOW_DAYS - 1, started)).toMatchObject({
			secured: [],
			stock: [{ kind: 'RECEIVED' }],
		});
		expect(flowsOf({}, -OVERDUE_INFLOW_DAYS - 1, started).secured).toHaveLength(1);
	});

	it('a reverse repo that starts inside and ends outside is an outflow, a repo is nothing', () => {
		expect(flowsOf({ side: 'REVERSE_REPO' }, 31, [])).toMatchObject({
			contributions: [{ side: 'OUTFLOW', line: 'other.contractual', amount: usd('50'), postingId: 'start-cash' }],
			stock: [],
		});
		expect(flowsOf({}, 31, [])).toMatchObject({ contributions: [], secured: [], stock: [] });
	});

	it.each<[Partial<CounterpartyRecord> | null, string]>([
		[null, 'OTHER'],
		[{ type: 'BANK' }, 'OTHER'],
		[{ type: 'CENTRAL_BANK' }, 'CENTRAL_BANK'],
		[{ type: 'SOVEREIGN', country: 'JP' }, 'FOREIGN_SOVEREIGN'],
		[{ type: 'PSE', riskWeight: '0.20' }, 'PUBLIC'],
	])('counterparty %j is %s (¶115)', (changes, expected) => {
		const counterparty = changes === null ? null : { ...bank, ...changes };
		expect(flowsOf({}, 7, started, { counterparty }).secured).toMatchObject([{ counterparty: expected }]);
	});
});
