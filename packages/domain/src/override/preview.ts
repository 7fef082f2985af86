import { DayBook } from '../lcr/day-book.ts';
import { daySums } from '../lcr/day-runs.ts';
import type { FlowContribution } from '../lcr/due.ts';
import { type Effect, type Holding, positionEffect, type Standing } from '../lcr/position-effect.ts';
import { computeRatio } from '../lcr/ratio.ts';
import { type LcrSums, ratioInput } from '../lcr/ratio-input.ts';
import { SumBook } from '../lcr/sum-book.ts';
import { minor } from '../money.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { DayRun, Lcr, LineSum, Ratio, UnwindSum } from '../schema/lcr.ts';

/** A holding and where it stands; a `positions` record is one. */
export type ClassifiedHolding = Holding & Standing;

/** One sum that the change moves, unweighted, in its own currency. */
export interface PreviewedSum {
	readonly before: LineSum;
	readonly after: LineSum;
}

/** Flows that the change moves to other lines, as they count and as they would. */
export interface MovedFlows {
	readonly before: readonly FlowContribution[];
	readonly after: readonly FlowContribution[];
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
	lcr: LcrSums & Pick<Lcr, 'calculationDate'>,
	before: readonly ClassifiedHolding[],
	after: readonly ClassifiedHolding[],
	flows: MovedFlows = NO_FLOWS,
	restricted: ReadonlyMap<string, PreviewedChange> = NONE_RESTRICTED,
): Preview {
	const inputBefore = ratioInput(lcr);
	const { rulebook } = inputBefore;
	const bookOf = (sums: readonly LineSum[], unwind: readonly UnwindSum[], mismatch: readonly DayRun[]): PreviewedBook => ({
		sums: new SumBook(sums, unwind),
		days: new DayBook(daySums(mismatch), { calculationDate: lcr.calculationDate, rulebook }),
	});
	const book = bookOf(lcr.sums, lcr.unwind, lcr.mismatch ?? []);
	change(book, { before, after, flows }, rulebook);
	const inputAfter = {
		...inputBefore,
		sums: book.sums.sums(),
		unwind: book.sums.unwind(),
		mismatch: book.days.sums(),
		restricted: (lcr.trapped ?? []).map(({ entityId, sums, mismatch }) => {
			const own = bookOf(sums, [], mismatch);
			const changed = restricted.get(entityId);
			if (changed !== undefined) change(own, changed, rulebook);
			return { sums: own.sums.sums(), mismatch: own.days.sums() };
		}),
	};
	return { before: computeRatio(inputBefore), after: computeRatio(inputAfter), sums: book.sums.changedFrom(lcr.sums) };
}

const NONE_RESTRICTED: ReadonlyMap<string, PreviewedChange> = new Map();

interface PreviewedBook {
	readonly sums: SumBook;
	readonly days: DayBook;
}

function change(book: PreviewedBook, { before, after, flows }: PreviewedChange, rulebook: RulebookTables): void {
	const effectOf = (holding: ClassifiedHolding): Effect => positionEffect(holding, holding, rulebook);
	const flowing = (contributions: readonly FlowContribution[]): Effect => ({ contributions, excluded: minor(0), unwind: [] });
	for (const effect of [...before.map(effectOf), flowing(flows.before)]) move(book, effect, -1);
	for (const effect of [...after.map(effectOf), flowing(flows.after)]) move(book, effect, 1);
}

function move({ sums, days }: PreviewedBook, effect: Effect, sign: 1 | -1): void {
	if (sign === 1) sums.add(effect);
	else sums.subtract(effect);
	for (const contribution of effect.contributions) days.move(contribution, sign);
}

/** The parts of a proposal that decide where a holding stands; encumbrance is all or nothing. */
export function reclassified(holding: Holding, standing: Standing, encumbered: boolean | null = null): ClassifiedHolding {
	const { currency, marketValue, maturing, maturesOn = null, secured } = holding;
	const { level, subclass, eligible } = standing;
	const encumberedValue = encumbered === null ? holding.encumberedValue : encumbered ? minor(Math.max(0, marketValue)) : minor(0);
	return { currency, marketValue, encumberedValue, maturing, maturesOn, secured, level, subclass, eligible };
}
