import { dueOf, type FlowContribution } from '../lcr/due.ts';
import { minor } from '../money.ts';
import { line } from '../rulebook/lines.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { Cash, Contribution } from '../schema/position.ts';
import { itemFlow } from './item-flow.ts';
import type { LcrItem } from './lcr-item.ts';

/** What the balance of a cash account adds under a rulebook; it can be drawn on any day. */
export function cashItem(cash: Cash, counterpartyId: string | null, rulebook: RulebookTables): LcrItem {
	const { accountId, entityId, name, contributions, overrideId } = cash;
	const flows = contributions.map((contribution) =>
		itemFlow(opened(contribution, rulebook), { due: null, tradeId: null, postingId: null }),
	);
	return {
		...{ kind: 'CASH', id: accountId, entityId, name, counterpartyId, instrumentId: null, accountId },
		...{ flows, excluded: minor(0), unwind: [], overrideId, ruleId: null },
	};
}

/** A record carries no day: money on an account is open. */
function opened(contribution: Contribution, rulebook: RulebookTables): FlowContribution {
	const { side, line: id } = contribution;
	return side === 'STOCK' ? contribution : { ...contribution, ...dueOf(line(rulebook, side, id), null) };
}
