import { assertNever } from '../assert-never.ts';
import type { Day } from '../day.ts';
import type { BalanceOf, ParsedBalance } from '../reference/parsed-balance.ts';
import type { Contribution } from '../schema/position.ts';
import type { CounterpartyType } from '../schema/vocabulary.ts';
import { dueWithinHorizon, receivableWithinHorizon } from './horizon.ts';
import { line } from './lines.ts';
import type { Rulebook } from './rulebook.ts';

/**
 * What a balance of core banking adds to a line, unweighted; null when it adds nothing (openings, money due after day 30).
 * @throws UnknownLineError when a `FLOW` names a line that the rulebook does not have.
 */
export function balanceContribution(balance: ParsedBalance, calculationDate: Day, rulebook: Rulebook): Contribution | null {
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
				? contribution('INFLOW', loanLine(balance.counterpartyType), balance, rulebook)
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
function depositLine({ counterpartyType, stable, insured, operational }: BalanceOf<'DEPOSIT'>, locked: boolean): string | null {
	const group = customerGroup(counterpartyType);
	if (group === 'RETAIL') {
		if (locked) return 'retail.term';
		const prefix = counterpartyType === 'SMALL_BUSINESS' ? 'small-business' : 'retail';
		return stable && insured ? `${prefix}.stable` : `${prefix}.less-stable`;
	}
	if (locked) return null;
	if (operational) return insured ? 'wholesale.operational-insured' : 'wholesale.operational';
	if (group === 'NON_FINANCIAL') return insured ? 'wholesale.non-financial-insured' : 'wholesale.non-financial';
	return 'wholesale.financial';
}

function facilityLine({ counterpartyType, facility }: BalanceOf<'FACILITY'>): string {
	const kind = facility === 'CREDIT' ? 'credit' : 'liquidity';
	switch (customerGroup(counterpartyType)) {
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

/** Central banks repay like financial institutions (¶154); a legal entity of no known kind like a company. */
function loanLine(counterpartyType: CounterpartyType): string {
	const group = customerGroup(counterpartyType);
	if (group === 'RETAIL') return 'retail.loan';
	const financial = group === 'BANK' || group === 'OTHER_FINANCIAL' || counterpartyType === 'CENTRAL_BANK';
	return financial ? 'wholesale.financial' : 'wholesale.non-financial';
}

type CustomerGroup = 'RETAIL' | 'NON_FINANCIAL' | 'BANK' | 'OTHER_FINANCIAL' | 'OTHER';

function customerGroup(type: CounterpartyType): CustomerGroup {
	switch (type) {
		case 'RETAIL':
		case 'SMALL_BUSINESS':
			return 'RETAIL';
		case 'NFC':
		case 'SOVEREIGN':
		case 'CENTRAL_BANK':
		case 'MDB':
		case 'PSE':
			return 'NON_FINANCIAL';
		case 'BANK':
			return 'BANK';
		case 'OTHER_FI':
			return 'OTHER_FINANCIAL';
		case 'OTHER_LEGAL_ENTITY':
			return 'OTHER';
		default:
			return assertNever(type);
	}
}
