import { minor } from '../money.ts';
import type { Cash } from '../schema/position.ts';
import type { LcrItem } from './lcr-item.ts';

/** What the balance of a cash account adds; it can be drawn on any day. */
export function cashItem(cash: Cash, counterpartyId: string | null): LcrItem {
	const { accountId, entityId, name, contributions, overrideId } = cash;
	const flows = contributions.map((contribution) => ({ ...contribution, due: null, tradeId: null, postingId: null }));
	return {
		...{ kind: 'CASH', id: accountId, entityId, name, counterpartyId, instrumentId: null, accountId },
		...{ flows, excluded: minor(0), unwind: [], overrideId, ruleId: null },
	};
}
