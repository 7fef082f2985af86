import type { Day } from '../day.ts';
import { dueOf, type FlowContribution } from '../lcr/due.ts';
import { hasLine, line } from '../rulebook/lines.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { OverrideProposal } from '../schema/override-event.ts';

/**
 * A flow on the line that an override names, when that line is on the flow's side; else the flow as it is. Stock stays where it is.
 * `date`: when it falls due by contract, null when it is open; whether a day counts is for the new line to say.
 */
export function onLine<C extends FlowContribution>(
	booked: C,
	{ flowLine }: Pick<OverrideProposal, 'flowLine'>,
	book: Rulebook,
	date: Day | null,
): C {
	if (flowLine === null || booked.side === 'STOCK' || booked.line === flowLine || !hasLine(book, booked.side, flowLine)) return booked;
	const { due: _ofBookedLine, ...rest } = booked;
	return { ...rest, line: flowLine, ...dueOf(line(book, booked.side, flowLine), date) } as C;
}
