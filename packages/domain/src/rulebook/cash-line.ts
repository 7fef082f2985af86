import type { FlowContribution } from '../lcr/due.ts';
import { dueOf } from '../lcr/due.ts';
import type { Minor } from '../money.ts';
import { minor } from '../money.ts';
import type { Cash } from '../schema/position.ts';
import { choose } from './line-choice.ts';
import { line } from './lines.ts';
import type { RulebookTables } from './rulebook.ts';

/** Where the balance of a cash account counts; null for a balance of zero. It is open: nostros and vostros have no date. */
export function cashContribution(
	account: { readonly kind: Cash['kind']; readonly operational: boolean; readonly currency: string },
	balance: Minor,
	rulebook: RulebookTables,
): FlowContribution | null {
	if (balance === 0) return null;
	const facts = { account: account.kind, operational: account.operational, overdrawn: balance < 0 };
	const { side, line: id } = choose(rulebook.choices.cash, facts);
	const booked = { side, line: id, currency: account.currency, amount: minor(Math.abs(balance)) };
	return side === 'STOCK' ? booked : { ...booked, ...dueOf(line(rulebook, side, id), null) };
}
