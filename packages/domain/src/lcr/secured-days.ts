import { addMinor } from '../money.ts';
import type { SecuredSum } from '../schema/position.ts';

/** What secured deals are summed by when no rulebook asks for their days. */
export function securedName({
	side,
	counterparty,
	currency,
	intragroup,
}: Omit<SecuredSum, 'cash' | 'unwindCash' | 'unwindCollateral'>): string {
	return `${side}|${counterparty}|${currency}|${intragroup}`;
}

/** Secured deals as a rulebook has them that asks for no day: those that differ in nothing else are one sum. */
export function withoutDays(sums: readonly SecuredSum[]): readonly SecuredSum[] {
	if (sums.length < 2) return sums;
	const merged = new Map<string, SecuredSum>();
	for (const sum of sums) {
		const name = securedName(sum);
		const same = merged.get(name);
		merged.set(name, same === undefined ? { ...sum, due: null } : added(same, sum));
	}
	return merged.size === sums.length ? sums : [...merged.values()];
}

function added(same: SecuredSum, { cash, unwindCash, unwindCollateral }: SecuredSum): SecuredSum {
	return {
		...same,
		cash: addMinor(same.cash, cash),
		unwindCash: addMinor(same.unwindCash, unwindCash),
		unwindCollateral: addMinor(same.unwindCollateral, unwindCollateral),
	};
}
