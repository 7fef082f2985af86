import type { Day } from '../day.ts';
import { minor } from '../money.ts';
import type { ParsedBalance } from '../reference/parsed-balance.ts';
import { balanceContribution } from '../rulebook/balance-line.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { LcrItem } from './lcr-item.ts';

/** What a balance of core banking adds; null when it adds nothing. @throws UnknownLineError as `balanceContribution`. */
export function balanceItem(balance: ParsedBalance, calculationDate: Day, rulebook: Rulebook): LcrItem | null {
	const contribution = balanceContribution(balance, calculationDate, rulebook);
	if (contribution === null) return null;
	const { balanceId, entityId } = balance;
	const due = 'maturityDate' in balance ? balance.maturityDate : null;
	return {
		...{ kind: 'BALANCE', id: balanceId, entityId, name: 'category' in balance ? balance.category : balanceId },
		...{ counterpartyId: null, instrumentId: null, accountId: null },
		flows: [{ ...contribution, due, tradeId: null, postingId: null }],
		...{ excluded: minor(0), unwind: [], overrideId: null, ruleId: null },
	};
}
