import { type Minor, minor } from '../money.ts';
import type { BalanceOf } from '../reference/parsed-balance.ts';
import { customerGroup } from './customer-group.ts';
import type { RulebookTables } from './rulebook.ts';

/** A part of a deposit that has a rate of its own. */
export interface DepositPart {
	readonly amount: Minor;
	readonly insured: boolean;
	readonly operational: boolean;
}

type Deposit = Pick<
	BalanceOf<'DEPOSIT'>,
	'amount' | 'counterpartyType' | 'insured' | 'insuredAmount' | 'operational' | 'operationalAmount'
>;

/**
 * A deposit by what is needed for the service and what is insured: the excess over the need is not operational (¶96), and the insured part
 * stands apart where the rulebook says so. What insurance covers, it covers of the operational part first.
 */
export function depositParts(deposit: Deposit, { choices }: RulebookTables): readonly DepositPart[] {
	const { amount } = deposit;
	const retail = customerGroup({ type: deposit.counterpartyType }) === 'RETAIL';
	const covered = deposit.insured ? amount : Math.min(amount, deposit.insuredAmount ?? 0);
	const needed = deposit.operational && !retail ? Math.min(amount, deposit.operationalAmount ?? amount) : 0;
	const entirely = deposit.insured || covered === amount;
	const splits = (kind: 'RETAIL' | 'OPERATIONAL'): boolean => choices.insuredParts.includes(kind);
	const ofNeeded = splits('OPERATIONAL') ? Math.min(needed, covered) : entirely ? needed : 0;
	const ofRest = retail && splits('RETAIL') ? covered : entirely ? amount - needed : 0;
	const parts: DepositPart[] = [
		{ amount: minor(ofNeeded), insured: true, operational: true },
		{ amount: minor(needed - ofNeeded), insured: false, operational: true },
		{ amount: minor(ofRest), insured: true, operational: false },
		{ amount: minor(amount - needed - ofRest), insured: false, operational: false },
	];
	return parts.filter((part) => part.amount > 0);
}
