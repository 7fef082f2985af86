import type { Day } from '../day.ts';
import { dueOf } from '../lcr/due.ts';
import { addMinor } from '../money.ts';
import { line } from '../rulebook/lines.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { fundingLine, lendingLine } from '../rulebook/unsecured-line.ts';
import type { InterbankDetails, TermsEnvelope } from '../schema/trade.ts';
import type { ItemContribution, TradeContext, TradeContributions } from './contributions.ts';
import { isDue, isInside } from './due.ts';
import type { Posting } from './posting.ts';

/**
 * A started taking that ends inside the horizon is an outflow of principal and interest, a started placement an inflow (¶109,
 * ¶154, ¶156); money at call ends inside, and at a central bank it is reserves (¶50 fn 12). A deal not yet started that ends
 * inside is nothing: its legs cancel. A placement that starts inside and ends outside is contractual lending (¶132).
 */
export function interbankFlows(
	{ maturityDate }: TermsEnvelope,
	details: InterbankDetails,
	unsettled: readonly Posting[],
	{ calculationDate, counterparty }: TradeContext,
	rulebook: Rulebook,
): Partial<TradeContributions> {
	const { currency, principal, interest, operational } = details;
	const end = unsettled.find(({ postingId }) => postingId === 'end-cash');
	if (end === undefined && maturityDate !== null) return {};
	const endsInside = end === undefined || isInside(end.valueDate, calculationDate, rulebook);
	const start = unsettled.find(({ postingId }) => postingId === 'start-cash');
	if (start !== undefined) {
		const lends = !endsInside && details.side === 'PLACEMENT' && isDue(start, calculationDate, rulebook);
		if (!lends) return {};
		const promised = { currency, amount: principal, postingId: start.postingId };
		return flow('OUTFLOW', rulebook.choices.items.OUTFLOW.contractualLending, promised, start.valueDate, rulebook);
	}
	if (!endsInside || (end !== undefined && !isDue(end, calculationDate, rulebook))) return {};
	const owed = { currency, amount: addMinor(principal, interest), postingId: 'end-cash' };
	const date = end?.valueDate ?? null;
	const terms = { operational, term: end === undefined ? 'CALL' : 'WITHIN' } as const;
	if (details.side === 'TAKING') return flow('OUTFLOW', fundingLine(counterparty, terms, rulebook), owed, date, rulebook);
	if (end === undefined && counterparty?.type === 'CENTRAL_BANK' && !operational) {
		return { contributions: [{ side: 'STOCK', line: rulebook.secured.cash, ...owed }] };
	}
	return flow('INFLOW', lendingLine(counterparty, terms, rulebook), owed, date, rulebook);
}

function flow(
	side: 'OUTFLOW' | 'INFLOW',
	id: string | null,
	owed: Pick<ItemContribution, 'currency' | 'amount' | 'postingId'>,
	date: Day | null,
	rulebook: Rulebook,
): Partial<TradeContributions> {
	return id === null ? {} : { contributions: [{ side, line: id, ...owed, ...dueOf(line(rulebook, side, id), date) }] };
}
