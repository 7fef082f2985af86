import { assertNever } from '../assert-never.ts';
import type { Day } from '../day.ts';
import { dueOf, type FlowContribution } from '../lcr/due.ts';
import { hasMatured } from '../reference/has-matured.ts';
import type { BalanceOf, ParsedBalance } from '../reference/parsed-balance.ts';
import { depositParts } from './deposit-parts.ts';
import { flowLineUnder } from './flow-line-under.ts';
import { dueWithinHorizon, receivableWithinHorizon } from './horizon.ts';
import { line } from './lines.ts';
import type { Rulebook } from './rulebook.ts';
import { undrawnNet } from './undrawn-net.ts';
import { facilityLine, fundingLine, lendingLine } from './unsecured-line.ts';

/**
 * What a balance of core banking adds to lines, unweighted: nothing for openings, for money due after day 30 and for what has matured, and
 * of a deposit one part for what is needed, what is insured and what is neither.
 * @throws UnknownLineError when a `FLOW` names a line that no rulebook has.
 */
export function balanceContributions(balance: ParsedBalance, calculationDate: Day, rulebook: Rulebook): FlowContribution[] {
	if (hasMatured(balance, calculationDate)) return [];
	switch (balance.kind) {
		case 'OPENING_CASH':
		case 'OPENING_SECURITY':
			return [];
		case 'DEPOSIT':
			return deposit(balance, calculationDate, rulebook);
		case 'FACILITY': {
			const id = facilityLine({ type: balance.counterpartyType }, balance.facility, rulebook);
			return flow('OUTFLOW', id, { ...balance, amount: undrawnNet(balance, rulebook), maturityDate: null }, rulebook);
		}
		case 'OWN_DEBT':
			return flow('OUTFLOW', outstanding(balance, calculationDate, rulebook), balance, rulebook);
		case 'LOAN':
			return loan(balance, calculationDate, rulebook);
		case 'FLOW': {
			const { id, anyMaturity } = flowLineUnder(rulebook, balance) ?? { id: null, anyMaturity: false };
			const counts = anyMaturity || dueWithinHorizon(balance.maturityDate, calculationDate, rulebook);
			return flow(balance.side, counts ? id : null, balance, rulebook);
		}
		default:
			return assertNever(balance);
	}
}

function flow(
	side: 'OUTFLOW' | 'INFLOW',
	id: string | null,
	{ currency, amount, maturityDate }: Pick<FlowContribution, 'currency' | 'amount'> & { readonly maturityDate: Day | null },
	rulebook: Rulebook,
): FlowContribution[] {
	if (id === null) return [];
	const row = line(rulebook, side, id);
	return [{ side, line: row.id, currency, amount, ...dueOf(row, maturityDate) }];
}

function deposit(balance: BalanceOf<'DEPOSIT'>, calculationDate: Day, rulebook: Rulebook): FlowContribution[] {
	const { counterpartyType: type, stable, maturityDate, earlyWithdrawal } = balance;
	const leaves = earlyWithdrawal || dueWithinHorizon(maturityDate, calculationDate, rulebook);
	return depositParts(balance, rulebook).flatMap(({ amount, insured, operational }) => {
		const id = fundingLine({ type }, { stable, insured, operational, term: leaves ? 'WITHIN' : 'BEYOND' }, rulebook);
		// What may be withdrawn before its date has none.
		return flow('OUTFLOW', id, { ...balance, amount, maturityDate: earlyWithdrawal ? null : maturityDate }, rulebook);
	});
}

function outstanding({ maturityDate }: BalanceOf<'OWN_DEBT'>, calculationDate: Day, rulebook: Rulebook): string | null {
	return dueWithinHorizon(maturityDate, calculationDate, rulebook) ? rulebook.choices.items.OUTFLOW.ownDebt : null;
}

function loan(balance: BalanceOf<'LOAN'>, calculationDate: Day, rulebook: Rulebook): FlowContribution[] {
	const { counterpartyType: type, maturityDate, onDemand = false } = balance;
	const term = maturityDate === null ? (onDemand ? 'CALL' : 'OPEN') : 'WITHIN';
	if (maturityDate !== null && !receivableWithinHorizon(maturityDate, calculationDate, rulebook)) return [];
	return flow('INFLOW', lendingLine({ type }, { term }, rulebook), balance, rulebook);
}
