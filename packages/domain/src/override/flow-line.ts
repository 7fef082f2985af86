import { hasLine } from '../rulebook/lines.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { OverrideProposal } from '../schema/override-event.ts';
import type { Contribution } from '../schema/position.ts';

/** A flow on the line that an override names, when that line is on the flow's side; else the flow as it is. Stock stays where it is. */
export function onLine<C extends Contribution>(booked: C, { flowLine }: Pick<OverrideProposal, 'flowLine'>, book: Rulebook): C {
	if (flowLine === null || booked.side === 'STOCK' || booked.line === flowLine || !hasLine(book, booked.side, flowLine)) return booked;
	return { ...booked, line: flowLine };
}
