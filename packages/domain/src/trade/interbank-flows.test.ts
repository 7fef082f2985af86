import { describe, expect, it } from 'vitest';
import { addDays } from '../day.ts';
import type { CounterpartyRecord } from '../reference/records.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { InterbankDetails } from '../schema/trade.ts';
import { COUNTERPARTY_TYPES } from '../schema/vocabulary.ts';
import { NO_CONTRIBUTIONS, type TradeContext } from './contributions.ts';
import { OVERDUE_INFLOW_DAYS } from './due.ts';
import { tradeContributions } from './flows.ts';
import { bank, contextOf, TODAY, taking, tradeOf, usd } from './trades.fixture.ts';

const basel = rulebook('basel');
const started = ['start-cash'];

function flowsOf(changes: Partial<InterbankDetails>, days: number | null, settled: string[], context: Partial<TradeContext> = {}) {
	const maturityDate = days === null ? null : addDays(TODAY, days);
	return tradeContributions(
		tradeOf({ assetClass: 'INTERBANK', details: { ...taking, ...changes } }, { maturityDate }),
		contextOf(settled, context),
		basel,
	);
}

const lineOf = (changes: Partial<InterbankDetails>, counterparty: CounterpartyRecord | null) =>
	flowsOf(changes, 7, started, { counterparty }).contributions[0]?.line;
const party = (changes: Partial<CounterpartyRecord>) => ({ ...bank, financial: false, ...changes });

describe('flows of interbank deals', () => {
	it('a repaid deal, one past day 30 and one not yet started have none', () => {
		expect(flowsOf({}, 7, ['start-cash', 'end-cash'])).toEqual(NO_CONTRIBUTIONS);
		expect(flowsOf({}, 31, started)).toMatchObject({ contributions: [], until: addDays(TODAY, 1) });
		expect(flowsOf({}, 7, []).contributions).toEqual([]);
		expect(flowsOf({}, 31, []).contributions).toEqual([]);
	});

	it('an overdue placement stops counting, an overdue taking does not', () => {
		expect(flowsOf({ side: 'PLACEMENT' }, -OVERDUE_INFLOW_DAYS - 1, started).contributions).toEqual([]);
		expect(flowsOf({}, -OVERDUE_INFLOW_DAYS - 1, started).contributions).toHaveLength(1);
	});

	it('money taken runs off with its interest by day 30, and at call', () => {
		const outflow = { side: 'OUTFLOW', line: 'wholesale.financial', currency: 'USD', amount: usd('101'), postingId: 'end-cash' };
		expect(flowsOf({}, 30, started).contributions).toEqual([outflow]);
		expect(flowsOf({}, null, started)).toMatchObject({ contributions: [outflow], until: null });
	});

	it('money lent comes back', () => {
		expect(flowsOf({ side: 'PLACEMENT' }, 30, started).contributions).toMatchObject([
			{ side: 'INFLOW', line: 'wholesale.financial', amount: usd('101') },
		]);
	});

	it('money at call with a central bank is reserves, a term deposit an inflow (¶50 fn 12)', () => {
		const counterparty = party({ type: 'CENTRAL_BANK' });
		expect(flowsOf({ side: 'PLACEMENT' }, null, started, { counterparty }).contributions).toMatchObject([
			{ side: 'STOCK', line: '1.reserves' },
		]);
		expect(flowsOf({ side: 'PLACEMENT' }, 7, started, { counterparty }).contributions).toMatchObject([
			{ side: 'INFLOW', line: 'wholesale.financial' },
		]);
	});

	it('a placement that starts inside and ends outside is lending', () => {
		expect(flowsOf({ side: 'PLACEMENT' }, 31, []).contributions).toMatchObject([
			{ side: 'OUTFLOW', line: 'contractual.lending', amount: usd('100') },
		]);
	});

	it('operational money has its own lines', () => {
		expect(lineOf({ operational: true }, party({ type: 'NFC' }))).toBe('wholesale.operational');
		expect(lineOf({ operational: true, side: 'PLACEMENT' }, bank)).toBe('operational.held');
	});

	it('an unknown counterparty has the higher outflow and the lower inflow', () => {
		expect(lineOf({}, null)).toBe('wholesale.financial');
		expect(lineOf({ side: 'PLACEMENT' }, null)).toBe('wholesale.non-financial');
	});

	it.each([
		[{ type: 'NFC' }, 'wholesale.non-financial', 'wholesale.non-financial'],
		[{ type: 'SOVEREIGN' }, 'wholesale.non-financial', 'wholesale.non-financial'],
		[{ type: 'CENTRAL_BANK' }, 'wholesale.non-financial', 'wholesale.financial'],
		[{ type: 'OTHER_FI' }, 'wholesale.financial', 'wholesale.financial'],
		[{ type: 'OTHER_LEGAL_ENTITY' }, 'wholesale.financial', 'wholesale.non-financial'],
		[{ type: 'NFC', own: true }, 'wholesale.financial', 'wholesale.non-financial'],
		[{ type: 'NFC', financial: true }, 'wholesale.financial', 'wholesale.financial'],
		[{ type: 'RETAIL' }, 'retail.less-stable', 'retail.loan'],
		[{ type: 'SMALL_BUSINESS' }, 'small-business.less-stable', 'retail.loan'],
	] as const)('%j pays on %s and receives on %s', (changes, outflow, inflow) => {
		expect([lineOf({}, party(changes)), lineOf({ side: 'PLACEMENT' }, party(changes))]).toEqual([outflow, inflow]);
	});

	it('names only lines that the rulebook has', () => {
		const known = new Set(basel.lines.map(({ side, id }) => `${side} ${id}`));
		for (const type of COUNTERPARTY_TYPES) {
			for (const operational of [true, false]) {
				expect(known).toContain(`OUTFLOW ${lineOf({ operational }, party({ type }))}`);
				expect(known).toContain(`INFLOW ${lineOf({ operational, side: 'PLACEMENT' }, party({ type }))}`);
			}
		}
	});
});
