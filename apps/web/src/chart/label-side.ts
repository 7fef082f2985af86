/** Half of the widest label of a mark, and the room that it keeps from a line, px. */
const HALF_LABEL = 36;
const CLEAR = 5;

/** Where a mark and the now line stand, px from the left of the plot. */
export interface MarkPlace {
	mark: number;
	now: number;
}

/** To which side the words of a mark go: at the axis to the right, beside the now line to the left, so that nothing crosses them. */
export function labelSide({ mark, now }: MarkPlace): { align: 'left' | 'center' | 'right'; offset: [number, number] } {
	if (Math.abs(now - mark) < HALF_LABEL && mark <= now) return { align: 'right', offset: [-CLEAR, 0] };
	if (mark < HALF_LABEL) return { align: 'left', offset: [0, 0] };
	return { align: 'center', offset: [0, 0] };
}
