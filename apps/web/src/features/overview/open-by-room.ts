import type { CashRow } from './cash-rows.ts';

/** The currencies, from the largest, whose accounts fit below them when every currency keeps its own row. */
export function openByRoom(rows: readonly Pick<CashRow, 'id' | 'accounts'>[], room: number): ReadonlySet<string> {
	let left = room - rows.length;
	const open = new Set<string>();
	for (const { id, accounts } of rows) {
		if (accounts.length === 0 || accounts.length > left) continue;
		left -= accounts.length;
		open.add(id);
	}
	return open;
}
