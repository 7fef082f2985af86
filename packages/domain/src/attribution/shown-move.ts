import { apportion } from '../lcr/apportion.ts';
import { divideHalfEven } from '../lcr/big-math.ts';
import type { CauseSum } from '../schema/attribution.ts';
import { ratioUnits, type SpanAttribution } from './add-up.ts';
import { endsOf, type RecomputedEnds, unexplained } from './unexplained.ts';

/** Units of a ratio at 10⁻⁹ in a hundredth of a percentage point. */
const UNITS_PER_CENTIPOINT = 100_000n;

/** A cause with the points that stand beside it. */
export interface ShownCause extends CauseSum {
	/** Percentage points with two decimals; null where there is no ratio at either end. */
	readonly points: number | null;
}

/** Causes ranked by what they did to the ratio; the points shown add up to the difference of the ratios shown. */
export interface ShownMove {
	/** The ratio at either end, per cent with two decimals. */
	readonly startPercent: number | null;
	readonly endPercent: number | null;
	/** Percentage points with two decimals; null where there is no ratio at either end. */
	readonly points: number | null;
	/** What the points of the causes lack of it: 0, or something was measured wrong; null where there are no points. */
	readonly residual: number | null;
	readonly causes: ShownCause[];
}

const NOT_RECOMPUTED: RecomputedEnds = { start: null, end: null };

/** Ranks and rounds: each cause to two decimals, by largest remainder, so that none is left over of what the causes explain. */
export function shownMove(span: SpanAttribution, recomputed = NOT_RECOMPUTED): ShownMove {
	const { start, end } = endsOf(span, recomputed);
	const ranked = [...span.causes].sort(bySize);
	const [from, to] = [centipoints(start.lcr), centipoints(end.lcr)];
	const ends = { startPercent: inPercent(from), endPercent: inPercent(to) };
	if (from === null || to === null)
		return { ...ends, points: null, residual: null, causes: ranked.map((cause) => ({ ...cause, points: null })) };
	const total = to - from;
	const residual = divideHalfEven(BigInt(unexplained(span, recomputed).ratioChange), UNITS_PER_CENTIPOINT);
	const parts = apportion(
		total - residual,
		ranked.map(({ ratioChange }) => BigInt(ratioChange)),
		UNITS_PER_CENTIPOINT,
	);
	const shown = ranked.map((cause, place) => ({ ...cause, points: Number(parts[place]) / 100 }));
	return { ...ends, points: Number(total) / 100, residual: Number(residual) / 100, causes: shown };
}

/** A ratio in hundredths of a per cent, as tables show it. */
function centipoints(lcr: number | null): bigint | null {
	return lcr === null ? null : divideHalfEven(BigInt(ratioUnits(lcr)), UNITS_PER_CENTIPOINT);
}

const inPercent = (hundredths: bigint | null): number | null => (hundredths === null ? null : Number(hundredths) / 100);

const bySize = (a: CauseSum, b: CauseSum): number =>
	Math.abs(b.ratioChange) - Math.abs(a.ratioChange) || Math.abs(b.hqlaChange) - Math.abs(a.hqlaChange) || b.events - a.events;
