import fc from 'fast-check';
import { rulebook as rulebookOf } from '../rulebook/rulebooks.ts';
import { RULEBOOK_IDS, type RulebookId } from '../schema/vocabulary.ts';
import { asset, balanceSheet, type Draft, flow, repo } from './balance-sheet.fixture.ts';

const LEVEL = { LEVEL_1: '1', LEVEL_2A: '2A', LEVEL_2B: '2B', INELIGIBLE: 'none' } as const;
const amount = fc.nat(10_000_000).map((cents) => (cents / 100).toFixed(2));
const currency = fc.constantFrom('USD', 'EUR');
const maturity = fc.integer({ min: 0, max: 31 }).map((days) => new Date(Date.UTC(2026, 10, 20 + days)).toISOString().slice(0, 10));

/** A file of any rulebook: assets, flows with and without dates, and secured deals of every kind. */
export const anyFile: fc.Arbitrary<Draft> = fc.constantFrom(...RULEBOOK_IDS).chain(fileOf);

/** A file of one rulebook; `dated: false` leaves flows without dates, `deals: false` leaves out secured deals. */
export function fileOf(rulebook: RulebookId, { dated = true, deals = true } = {}): fc.Arbitrary<Draft> {
	const { stock, lines } = rulebookOf(rulebook);
	const security = fc
		.record({ row: fc.constantFrom(...stock.filter(({ limit }) => limit === undefined)), marketValue: amount, currency })
		.map(({ row, ...rest }): Draft => ({ level: LEVEL[row.level], subclass: row.subclass, ...rest }));
	const due = dated ? fc.oneof(fc.record({ maturityDate: maturity }), fc.record({ open: fc.boolean() })) : fc.constant({});
	const flows = (side: 'OUTFLOW' | 'INFLOW'): fc.Arbitrary<Draft> =>
		fc
			.record({ row: fc.constantFrom(...lines.filter((row) => row.side === side && row.basis === 'RULE')), amount, currency, due })
			.map(({ row, amount, currency, due }) => flow(row.id, amount, { currency, ...due }));
	const deal = fc.record({
		kind: fc.constantFrom('repo', 'reverse-repo', 'collateral-swap'),
		a: security,
		b: security,
		cash: amount,
		maturityDate: maturity,
	});
	return fc
		.record({
			stock: fc.array(
				security.map((item) => asset(item)),
				{ maxLength: 8 },
			),
			outflows: fc.array(flows('OUTFLOW'), { maxLength: 8 }),
			inflows: fc.array(flows('INFLOW'), { maxLength: 8 }),
			secured: deals ? fc.array(deal.map(draftOf), { maxLength: 4 }) : fc.constant([]),
		})
		.map((lists) => balanceSheet({ rulebook, ...lists }));
}

function draftOf({ kind, a, b, cash, maturityDate }: { kind: string; a: Draft; b: Draft; cash: string; maturityDate: string }): Draft {
	if (kind === 'repo') return repo({ cash, maturityDate, given: a });
	return { id: 'd', kind, maturityDate, received: b, ...(kind === 'reverse-repo' ? { cash } : { given: a }) };
}
