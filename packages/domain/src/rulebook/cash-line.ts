import type { Minor } from '../money.ts';
import { minor } from '../money.ts';
import type { Cash, Contribution } from '../schema/position.ts';

/**
 * Where the balance of a cash account counts: reserves are level 1 (¶50(b)); a nostro is an inflow, none when operational (¶154, ¶156);
 * a vostro runs off in full and is never operational (¶99, ¶109). An overdraft stands on the other side.
 */
export function cashContribution(
	account: { readonly kind: Cash['kind']; readonly operational: boolean; readonly currency: string },
	balance: Minor,
): Contribution | null {
	if (balance === 0) return null;
	const { currency } = account;
	const amount = minor(Math.abs(balance));
	switch (account.kind) {
		case 'CENTRAL_BANK':
			return balance > 0
				? { side: 'STOCK', line: '1.reserves', currency, amount }
				: { side: 'OUTFLOW', line: 'other.contractual', currency, amount };
		case 'NOSTRO':
			if (balance < 0) return { side: 'OUTFLOW', line: 'wholesale.financial', currency, amount };
			return { side: 'INFLOW', line: account.operational ? 'operational.held' : 'wholesale.financial', currency, amount };
		case 'VOSTRO':
			// We owe what stands on a vostro: its balance is the correspondent's money with us.
			return { side: balance > 0 ? 'OUTFLOW' : 'INFLOW', line: 'wholesale.financial', currency, amount };
	}
}
