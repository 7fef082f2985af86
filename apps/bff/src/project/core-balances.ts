import type { CoreBalanceCount } from '@tideline/api';
import type { ParsedBalance } from '@tideline/domain';

/**
 * How many balances core banking has reported for these entities, and how many before the business day of theirs opened (ms, by entity):
 * its file comes once a business day, and until then the last one holds. Openings are cash and positions, which roll by themselves.
 */
export function countCoreBalances(
	balances: Iterable<Pick<ParsedBalance, 'kind' | 'entityId' | 'at'>>,
	openedAt: ReadonlyMap<string, number>,
): CoreBalanceCount {
	let [total, earlier] = [0, 0];
	for (const { kind, entityId, at } of balances) {
		const opened = openedAt.get(entityId);
		if (opened === undefined || kind === 'OPENING_CASH' || kind === 'OPENING_SECURITY') continue;
		total++;
		if (at < opened) earlier++;
	}
	return { total, earlier };
}
