import type { ExplainedRule } from '@tideline/api';
import { formatMinor } from '@tideline/domain';
import type { Reference } from '../project/reference.ts';
import type { AccountFacts } from './account-facts.ts';

type Condition = ExplainedRule['conditions'][number];

/** The facts of an account that a rulebook chooses its line by. */
export function accountConditions({ account, cash }: AccountFacts, reference: Reference): Condition[] {
	const party = account.counterpartyId === null ? undefined : reference.counterparties.get(account.counterpartyId);
	const balance = `${formatMinor(cash.current, cash.currency)} ${cash.currency}`;
	return [
		{ text: 'account', value: account.kind, met: true },
		...(party === undefined ? [] : [{ text: 'held with or for', value: `${party.type}, ${party.lei}`, met: true }]),
		{ text: 'operational', value: account.operational ? 'yes' : 'no', met: true },
		{ text: 'balance', value: cash.current < 0 ? `${balance}, overdrawn` : balance, met: true },
	];
}
