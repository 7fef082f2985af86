import { type Holding, positionEffect, type Standing } from '../lcr/position-effect.ts';
import { computeRatio } from '../lcr/ratio.ts';
import { type LcrSums, ratioInput } from '../lcr/ratio-input.ts';
import { SumBook } from '../lcr/sum-book.ts';
import { minor } from '../money.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { LineSum, Ratio } from '../schema/lcr.ts';
import type { Contribution } from '../schema/position.ts';

/** A holding and where it stands; a `positions` record is one. */
export type ClassifiedHolding = Holding & Standing;

/** One sum that the change moves, unweighted, in its own currency. */
export interface PreviewedSum {
	readonly before: LineSum;
	readonly after: LineSum;
}

/** Flows that the change moves to other lines, as they count and as they would. */
export interface MovedFlows {
	readonly before: readonly Contribution[];
	readonly after: readonly Contribution[];
}
const NO_FLOWS: MovedFlows = { before: [], after: [] };

/** The ratio as it is and as it would be, and the sums between them. */
export interface Preview {
	readonly before: Ratio;
	readonly after: Ratio;
	readonly sums: readonly PreviewedSum[];
}

/** Holdings that stand as in `after` instead of `before`, and flows that move with or without them. */
export interface PreviewedChange {
	readonly before: readonly ClassifiedHolding[];
	readonly after: readonly ClassifiedHolding[];
	readonly flows: MovedFlows;
}

/**
 * Recomputes numerator and denominator, caps and unwind included, as if the holdings stood as in `after` instead of `before`, and the
 * flows too. The sums of any entity that holds them will do, the group's too, of what it has as it sees it. `restricted`: the part of the
 * change in each entity whose surplus the group cannot count, by its id.
 */
export function preview(
	lcr: LcrSums,
	before: readonly ClassifiedHolding[],
	after: readonly ClassifiedHolding[],
	flows: MovedFlows = NO_FLOWS,
	restricted: ReadonlyMap<string, PreviewedChange> = NONE_RESTRICTED,
): Preview {
	const inputBefore = ratioInput(lcr);
	const book = new SumBook(lcr.sums, lcr.unwind);
	const { rulebook } = inputBefore;
	change(book, { before, after, flows }, rulebook);
	const inputAfter = {
		...inputBefore,
		sums: book.sums(),
		unwind: book.unwind(),
		restricted: (lcr.trapped ?? []).map(({ entityId, sums }) => {
			const own = new SumBook(sums, []);
			const changed = restricted.get(entityId);
			if (changed !== undefined) change(own, changed, rulebook);
			return { sums: own.sums() };
		}),
	};
	return { before: computeRatio(inputBefore), after: computeRatio(inputAfter), sums: book.changedFrom(lcr.sums) };
}

const NONE_RESTRICTED: ReadonlyMap<string, PreviewedChange> = new Map();

function change(book: SumBook, { before, after, flows }: PreviewedChange, rulebook: RulebookTables): void {
	for (const holding of before) book.subtract(positionEffect(holding, holding, rulebook));
	for (const holding of after) book.add(positionEffect(holding, holding, rulebook));
	book.subtract({ contributions: flows.before, excluded: minor(0), unwind: [] });
	book.add({ contributions: flows.after, excluded: minor(0), unwind: [] });
}

/** The parts of a proposal that decide where a holding stands; encumbrance is all or nothing. */
export function reclassified(holding: Holding, standing: Standing, encumbered: boolean | null = null): ClassifiedHolding {
	const { currency, marketValue, maturing, maturesOn = null, secured } = holding;
	const { level, subclass, eligible } = standing;
	const encumberedValue = encumbered === null ? holding.encumberedValue : encumbered ? minor(Math.max(0, marketValue)) : minor(0);
	return { currency, marketValue, encumberedValue, maturing, maturesOn, secured, level, subclass, eligible };
}
