import { minor } from '../money.ts';
import type { Holding } from './position-effect.ts';

/** A holding as its group has it, and beside it what the group has not. */
export interface SplitHolding<H extends Holding> {
	readonly outside: H;
	/** The secured deals between two entities of the group alone, which hold nothing; null where there are none. */
	readonly inside: H | null;
}

/** Parts a holding into what the group has too and the secured deals that are between two of its entities. */
export function splitIntragroup<H extends Holding>(holding: H): SplitHolding<H> {
	if (!holding.secured.some(({ intragroup }) => intragroup)) return { outside: holding, inside: null };
	const secured = (intragroup: boolean) => holding.secured.filter((sum) => sum.intragroup === intragroup);
	const nothing = { marketValue: minor(0), encumberedValue: minor(0), maturing: minor(0) };
	return { outside: { ...holding, secured: secured(false) }, inside: { ...holding, ...nothing, secured: secured(true) } };
}
