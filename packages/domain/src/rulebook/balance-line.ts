import { assertNever } from '../assert-never.ts';
import type { Day } from '../day.ts';
import { hasMatured } from '../reference/has-matured.ts';
import type { BalanceOf, ParsedBalance } from '../reference/parsed-balance.ts';
import type { Contribution } from '../schema/position.ts';
import { customerGroup } from './customer-group.ts';
import { dueWithinHorizon, receivableWithinHorizon } from './horizon.ts';
import { line } from './lines.ts';
import type { Rulebook } from './rulebook.ts';
import { fundingLine, lendingLine } from './unsecured-line.ts';

/**
 * What a balance of core banking adds to a line, unweighted; null when it adds nothing (openings, money due after day 30, what has matured).
 * @throws UnknownLineError when a `FLOW` names a line that the rulebook does not have.
 */
export function balanceContribution(balance: ParsedBalance, calculationDate: Day, rulebook: Rulebook): Contribution | null {
	if (hasMatured(balance, calculationDate)) return null;
	switch (balance.kind) {
		case 'OPENING_CASH':
		case 'OPENING_SECURITY':
			return null;
		case 'DEPOSIT': {
			const id = depositLine(balance, !dueWithinHorizon(balance.maturityDate, calculationDate, rulebook) && !balance.earlyWithdrawal);
			return id === null ? null : contribution('OUTFLOW', id, balance, rulebook);
		}
		case 'FACILITY':
			return contribution('OUTFLOW', facilityLine(balance), balance, rulebook);
		case 'OWN_DEBT':
			return dueWithinHorizon(balance.maturityDate, calculationDate, rulebook)
				? contribution('OUTFLOW', 'own-debt', balance, rulebook)
				: null;
		case 'LOAN':
			return receivableWithinHorizon(balance.maturityDate, calculationDate, rulebook)
				? contribution('INFLOW', lendingLine({ type: balance.counterpartyType }, { operational: false }), balance, rulebook)
				: null;
		case 'FLOW':
			return dueWithinHorizon(balance.maturityDate, calculationDate, rulebook)
				? contribution(balance.side, balance.line, balance, rulebook)
				: null;
		default:
			return assertNever(balance);
	}
}

function contribution(
	side: 'OUTFLOW' | 'INFLOW',
	id: string,
	{ currency, amount }: Pick<Contribution, 'currency' | 'amount'>,
	rulebook: Rulebook,
): Contribution {
	return { side, line: line(rulebook, side, id).id, currency, amount };
}

/** `locked`: it cannot leave by day 30. Retail terms keep a line of their own (¶82); wholesale ones leave the horizon. */
function depositLine({ counterpartyType: type, ...terms }: BalanceOf<'DEPOSIT'>, locked: boolean): string | null {
	if (!locked) return fundingLine({ type }, terms);
	return customerGroup({ type }) === 'RETAIL' ? 'retail.term' : null;
}

function facilityLine({ counterpartyType, facility }: BalanceOf<'FACILITY'>): string {
	const kind = facility === 'CREDIT' ? 'credit' : 'liquidity';
	switch (customerGroup({ type: counterpartyType })) {
		case 'RETAIL':
			return 'facility.retail';
		case 'NON_FINANCIAL':
			return `facility.non-financial-${kind}`;
		case 'BANK':
			return 'facility.bank';
		case 'OTHER_FINANCIAL':
			return `facility.financial-${kind}`;
		case 'OTHER':
			return 'facility.other';
	}
}
