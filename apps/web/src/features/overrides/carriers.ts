import type { LineageResponse } from '@tideline/api';
import type { Position } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';
import type { Booked } from '../../format/override-words.ts';

/** What to search positions for to find those of an override; null where the target is no part of a position's text. */
export function searchOf({ targetKind, targetId }: Pick<OverrideRow, 'targetKind' | 'targetId'>): string | null {
	return targetKind === 'INSTRUMENT' || targetKind === 'TRADE' ? targetId : null;
}

/** Positions that carry an override now, the largest first. */
export function carriersOf(rows: readonly Position[], overrideId: string): Position[] {
	return rows.filter((row) => row.overrideId === overrideId).sort((a, b) => b.marketValue - a.marketValue);
}

/** The link to the grid with the positions of an override in sight. */
export function gridSearch({ targetKind, targetId, state }: OverrideRow, shared: string): string {
	const params = new URLSearchParams(shared);
	if (state === 'IN_FORCE') params.set('flag', 'override');
	if (targetKind === 'INSTRUMENT' || targetKind === 'TRADE') params.set('search', targetId);
	return `?${params}`;
}

/** What a position would be without its override: the rulebook's answer, and the class that its desks booked. */
export function bookedOf({ bookedDecision, trades }: Pick<LineageResponse, 'bookedDecision' | 'trades'>): Booked | null {
	if (!bookedDecision) return null;
	const { level, subclass, eligible } = bookedDecision;
	// A repo on the security says nothing of what the security is.
	const classes = new Set(trades.map(({ assetClass }) => assetClass).filter((name) => name !== 'REPO'));
	const [assetClass = null] = classes;
	return { assetClass: classes.size === 1 ? assetClass : null, level, subclass, eligible };
}
