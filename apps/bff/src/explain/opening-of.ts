import type { ReportedBalance } from '../book/balance-book.ts';

/** The opening that counts: the later one, of two at one time the higher version. */
export function openingOf(
	balances: readonly ReportedBalance[],
	kind: 'OPENING_CASH' | 'OPENING_SECURITY',
	accountId: string,
	instrumentId: string | null,
): ReportedBalance | null {
	let found: ReportedBalance | null = null;
	for (const reported of balances) {
		const { balance } = reported;
		if (balance.kind !== kind || balance.accountId !== accountId) continue;
		if (balance.kind === 'OPENING_SECURITY' && balance.instrumentId !== instrumentId) continue;
		const known = found?.balance;
		if (known === undefined || balance.at > known.at || (balance.at === known.at && balance.version > known.version)) found = reported;
	}
	return found;
}
