import type { Liability } from '@tideline/domain';
import type { Cells } from './cells.ts';
import type { ShareBuilder } from './shares.ts';

/** What is owed, by whom, and whether to an entity of the group, which then owes none of it. */
export interface OwedBy {
	readonly entityId: string;
	readonly liability: Liability | null;
	readonly intragroup: boolean;
}

/** Writes what an item is owed into its share. */
export function writeLiability(share: ShareBuilder, cells: Cells, { entityId, liability, intragroup }: OwedBy): void {
	if (liability === null) return;
	const { currency, amount } = liability;
	share.add(cells.id({ kind: 'liability', entityId, variant: 'adjusted', currency }), amount);
	if (intragroup) share.add(cells.id({ kind: 'liability', entityId, variant: 'consolidated', currency }), -amount, 0, -1);
}
