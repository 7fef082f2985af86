import { positionEffect } from '@tideline/domain';
import type { Cells } from '../lcr/cells.ts';
import { LineWriter } from '../lcr/share-lines.ts';
import type { ShareBuilder } from '../lcr/shares.ts';
import type { PositionFigures } from './position-figures.ts';

/**
 * Writes what a holding adds to the LCR: as it counts, and where an override decides the difference to how it is booked: undefined when
 * there is none, null when it is booked elsewhere.
 */
export function writePositionShare(
	entityId: string,
	{ adjusted, booked }: { readonly adjusted: PositionFigures; readonly booked: PositionFigures | null | undefined },
	cells: Cells,
	share: ShareBuilder,
): void {
	const lines = new LineWriter(cells, share, entityId);
	const effect = positionEffect(adjusted, adjusted.standing);
	for (const contribution of effect.contributions) {
		const excluded = contribution.side === 'STOCK' ? effect.excluded : 0;
		lines.adjusted(contribution, excluded);
		if (booked !== undefined) lines.booked(contribution, excluded, -1);
	}
	for (const sum of effect.unwind) {
		lines.unwind(sum, 'adjusted', 1);
		if (booked !== undefined) lines.unwind(sum, 'booked', -1);
	}
	if (booked == null) return;
	const without = positionEffect(booked, booked.standing);
	for (const contribution of without.contributions) lines.booked(contribution, contribution.side === 'STOCK' ? without.excluded : 0, 1);
	for (const sum of without.unwind) lines.unwind(sum, 'booked', 1);
}
