/** Half of the widest label of a mark, and the room that it keeps from a line, px. */
const HALF_LABEL = 48;
const CLEAR = 5;

/** Where a mark and the now line stand, px from the left of the plot. */
export interface MarkPlace {
	mark: number;
	now: number;
}

/** To which side the words of a mark go, so that neither the axis cuts them nor the now line crosses them. */
export function labelSide({ mark, now }: MarkPlace): { align: 'left' | 'center' | 'right'; offset: [number, number] } {
	const nearAxis = mark < HALF_LABEL;
	if (mark <= now && now - mark < HALF_LABEL && mark >= 2 * HALF_LABEL) return { align: 'right', offset: [-CLEAR, 0] };
	// Too near to the axis to end at the mark: they begin at it, or behind the now line when that would cross them.
	if (nearAxis || (mark <= now && now - mark < HALF_LABEL)) {
		const crossed = mark <= now && now - mark < 2 * HALF_LABEL;
		return { align: 'left', offset: [crossed ? now - mark + CLEAR : 0, 0] };
	}
	return { align: 'center', offset: [0, 0] };
}
