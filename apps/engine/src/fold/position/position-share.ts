import { positionEffect, type RulebookId, splitIntragroup } from '@tideline/domain';
import type { Cells } from '../lcr/cells.ts';
import { LineWriter } from '../lcr/share-lines.ts';
import type { ShareBuilder } from '../lcr/shares.ts';
import type { PositionFigures } from './position-figures.ts';

/** A holding under one rulebook: as it counts, and as it is booked where that differs: null when it is booked elsewhere. */
export interface HoldingView {
	readonly entityId: string;
	readonly rulebook: RulebookId;
	readonly adjusted: PositionFigures;
	readonly booked: PositionFigures | null | undefined;
}

/** Writes what a holding adds to the LCR: as it counts, and where an override decides the difference to how it is booked. */
export function writePositionShare({ entityId, rulebook, adjusted, booked }: HoldingView, cells: Cells, share: ShareBuilder): void {
	const lines = new LineWriter(cells, share, entityId, rulebook);
	// Most holdings secure nothing and are not overridden.
	if (booked === undefined && adjusted.secured.length === 0) {
		writeAdjusted(adjusted, false, lines);
		return;
	}
	const held = splitIntragroup(adjusted);
	const without = booked == null ? null : splitIntragroup(booked);
	writeAdjusted(held.outside, booked !== undefined, lines);
	if (without !== null) writeBooked(without.outside, lines);
	if (held.inside === null && without?.inside == null) return;
	const within = new LineWriter(cells, share, entityId, rulebook, true);
	if (held.inside !== null) writeAdjusted(held.inside, booked !== undefined, within);
	if (without?.inside != null) writeBooked(without.inside, within);
}

/** `overridden`: without overrides there is none of it. */
function writeAdjusted(figures: PositionFigures, overridden: boolean, lines: LineWriter): void {
	const effect = positionEffect(figures, figures.standing, figures.standing.rulebook);
	for (const contribution of effect.contributions) {
		const excluded = contribution.side === 'STOCK' ? effect.excluded : 0;
		lines.adjusted(contribution, excluded);
		if (overridden) lines.booked(contribution, excluded, -1);
	}
	for (const sum of effect.unwind) {
		lines.unwind(sum, 'adjusted', 1);
		if (overridden) lines.unwind(sum, 'booked', -1);
	}
}

function writeBooked(figures: PositionFigures, lines: LineWriter): void {
	const effect = positionEffect(figures, figures.standing, figures.standing.rulebook);
	for (const contribution of effect.contributions) lines.booked(contribution, contribution.side === 'STOCK' ? effect.excluded : 0, 1);
	for (const sum of effect.unwind) lines.unwind(sum, 'booked', 1);
}
