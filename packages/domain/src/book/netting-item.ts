import { type Minor, minor, negateMinor } from '../money.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { NettingFlow } from '../trade/contributions.ts';
import { type Convert, netContributions } from '../trade/netting.ts';
import type { ItemFlow, LcrItem } from './lcr-item.ts';

/** One member of a netting set: a flow of a trade, on the day that it is due. */
export interface NettingMember extends NettingFlow {
	readonly tradeId: string;
	readonly due: ItemFlow['due'];
}

/** Who a netting set is of. */
export type NettingSet = Pick<LcrItem, 'id' | 'entityId' | 'counterpartyId' | 'name'>;

/**
 * A netting set with the flows that it nets: on the side of the set, those that go the other way below zero. A currency that the set
 * does not count, because it has no rate, has no flow.
 */
export function nettingItem(set: NettingSet, members: readonly NettingMember[], convert: Convert, rulebook: Rulebook): LcrItem {
	const flows = netContributions(sumsOf(members), convert, rulebook).flatMap(({ side, line, currency }) =>
		members
			.filter((member) => member.currency === currency)
			.map(({ amount, tradeId, postingId, due }): ItemFlow => {
				return { side, line, currency, amount: side === 'OUTFLOW' ? negateMinor(amount) : amount, due, tradeId, postingId };
			}),
	);
	const nothing = { excluded: minor(0), unwind: [], overrideId: null, ruleId: null };
	return { kind: 'NETTING_SET', ...set, instrumentId: null, accountId: null, flows, ...nothing };
}

/** By currency in order of its code, because the order of contributions is that of the sums. */
function sumsOf(members: readonly NettingMember[]): ReadonlyMap<string, Minor> {
	const sums = new Map<string, Minor>();
	for (const { currency, amount } of members) sums.set(currency, minor((sums.get(currency) ?? 0) + amount));
	return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
