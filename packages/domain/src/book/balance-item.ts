import type { Day } from '../day.ts';
import { minor } from '../money.ts';
import type { ParsedBalance } from '../reference/parsed-balance.ts';
import { balanceContributions } from '../rulebook/balance-line.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { itemFlow } from './item-flow.ts';
import type { LcrItem } from './lcr-item.ts';

/** What a balance of core banking adds; null when it adds nothing. @throws UnknownLineError as `balanceContributions`. */
export function balanceItem(balance: ParsedBalance, calculationDate: Day, rulebook: Rulebook): LcrItem | null {
	const contributions = balanceContributions(balance, calculationDate, rulebook);
	if (contributions.length === 0) return null;
	const { balanceId, entityId } = balance;
	const due = 'maturityDate' in balance ? balance.maturityDate : null;
	return {
		...{ kind: 'BALANCE', id: balanceId, entityId, name: 'category' in balance ? balance.category : balanceId },
		...{ counterpartyId: null, instrumentId: null, accountId: null },
		flows: contributions.map((contribution) => itemFlow(contribution, { due, tradeId: null, postingId: null })),
		...{ excluded: minor(0), unwind: [], overrideId: null, ruleId: null },
	};
}
