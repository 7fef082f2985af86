import type { AccountRecord, Cash } from '@tideline/domain';
import type { Projection } from '../project/projection.ts';

/** An account with its balance: what its line is chosen by, whatever was paid over it. */
export interface AccountFacts {
	readonly account: AccountRecord;
	readonly cash: Cash;
}

/** An account as it stood at a sequence of the engine; null where it is unknown. */
export function accountFacts(accountId: string, sequence: number, { reference, tables, versions }: Projection): AccountFacts | null {
	const account = reference.accounts.get(accountId);
	if (account === undefined) return null;
	const rows = versions.cashAt(sequence, tables.latestRows('cash', account.entityId));
	const cash = rows.find((row) => row.accountId === accountId);
	return cash === undefined ? null : { account, cash };
}
