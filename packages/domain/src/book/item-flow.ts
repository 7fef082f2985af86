import type { FlowContribution } from '../lcr/due.ts';
import type { ItemFlow } from './lcr-item.ts';

/** A contribution as a flow of an item, with its contractual day and where it comes from. */
export function itemFlow(
	{ side, line, currency, amount, due: counts }: FlowContribution,
	from: Pick<ItemFlow, 'due' | 'tradeId' | 'postingId'>,
): ItemFlow {
	return { side, line, currency, amount, ...from, ...(counts === undefined ? {} : { counts }) };
}
