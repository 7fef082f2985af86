import { parseFxRates } from '../lcr/fx-rate.ts';
import { type Effect, type Holding, positionEffect, type Standing } from '../lcr/position-effect.ts';
import { computeRatio } from '../lcr/ratio.ts';
import { addMinor, type Minor, minor, subtractMinor } from '../money.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { Lcr, LineSum, Ratio, UnwindSum } from '../schema/lcr.ts';

/** A holding, or the slice of one that an override carves out, with where it stands now and where it would. */
export interface PreviewedChange {
	readonly holding: Holding;
	readonly before: Standing;
	readonly after: Standing;
}

export interface Preview {
	readonly before: Ratio;
	readonly after: Ratio;
	/** Sums that the change touches, unweighted, before and after. */
	readonly sums: readonly { readonly before: LineSum; readonly after: LineSum }[];
}

type Sums = Pick<Lcr, 'sums' | 'unwind' | 'fxRates' | 'currency' | 'rulebook'>;

/** Recomputes numerator and denominator, caps and unwind included, as if the changes were in force. */
export function preview(lcr: Sums, changes: readonly PreviewedChange[]): Preview {
	const sums = new Map(lcr.sums.map((sum) => [key(sum), sum]));
	const unwind = new Map(lcr.unwind.map((sum) => [unwindKey(sum), sum]));
	const touched = new Set<string>();
	for (const { holding, before, after } of changes) {
		addEffect(positionEffect(holding, before), -1, sums, unwind, touched);
		addEffect(positionEffect(holding, after), 1, sums, unwind, touched);
	}
	return {
		before: ratio(lcr, lcr.sums, lcr.unwind),
		after: ratio(lcr, [...sums.values()], [...unwind.values()]),
		sums: changedSums(lcr.sums, sums, touched),
	};
}

function ratio({ fxRates, currency, rulebook: id }: Sums, sums: readonly LineSum[], unwind: readonly UnwindSum[]): Ratio {
	return computeRatio({ sums, unwind, fxRates: parseFxRates(fxRates), currency, rulebook: rulebook(id) });
}

function addEffect(effect: Effect, sign: 1 | -1, sums: Map<string, LineSum>, unwind: Map<string, UnwindSum>, touched: Set<string>): void {
	for (const contribution of effect.contributions) {
		const id = key(contribution);
		const sum = sums.get(id) ?? { ...contribution, amount: minor(0), excluded: minor(0), items: 0 };
		const excluded = contribution.side === 'STOCK' ? effect.excluded : minor(0);
		sums.set(id, {
			...sum,
			amount: moved(sum.amount, contribution.amount, sign),
			excluded: moved(sum.excluded, excluded, sign),
			items: sum.items + sign,
		});
		touched.add(id);
	}
	for (const change of effect.unwind) {
		const id = unwindKey(change);
		const sum = unwind.get(id) ?? { ...change, amount: minor(0) };
		unwind.set(id, { ...sum, amount: moved(sum.amount, change.amount, sign) });
	}
}

function changedSums(before: readonly LineSum[], after: ReadonlyMap<string, LineSum>, touched: ReadonlySet<string>): Preview['sums'] {
	const known = new Map(before.map((sum) => [key(sum), sum]));
	return [...touched].flatMap((id) => {
		const now = after.get(id);
		if (!now) return [];
		const was = known.get(id) ?? { ...now, amount: minor(0), excluded: minor(0), items: 0 };
		return was.amount === now.amount && was.excluded === now.excluded ? [] : [{ before: was, after: now }];
	});
}

function moved(amount: Minor, change: Minor, sign: 1 | -1): Minor {
	return sign === 1 ? addMinor(amount, change) : subtractMinor(amount, change);
}

const key = ({ side, line, currency }: Pick<LineSum, 'side' | 'line' | 'currency'>): string => `${side}|${line}|${currency}`;
const unwindKey = ({ level, subclass, currency }: UnwindSum): string => `${level}|${subclass}|${currency}`;
