import { type Contribution, hasLine, type OverrideProposal, type Rulebook } from '@tideline/domain';

/** A flow on the line that an override names, when that line is on the flow's side. */
export function onLine<C extends Contribution>(booked: C, { flowLine }: OverrideProposal, book: Rulebook): C {
	if (flowLine === null || booked.side === 'STOCK' || booked.line === flowLine || !hasLine(book, booked.side, flowLine)) return booked;
	return { ...booked, line: flowLine };
}
