import { roundTo } from '../../format/number.ts';
import { pointsBetween } from '../../format/ratio.ts';

/** A bar of the chart of effects, in per cent of the ratio, and what it says. */
export interface EffectBar {
	readonly id: string;
	readonly title: string;
	/** Ends of the bar; equal at the first and the last, which are marks. */
	readonly from: number;
	readonly to: number;
	/** Null at the first and the last. */
	readonly points: number | null;
}

/** The ratio before, each shock from where the one before it left, and the ratio after; null where a ratio is missing on the way. */
export function effectBars(
	before: number | null,
	steps: readonly { readonly title: string; readonly lcr: number | null }[],
): EffectBar[] | null {
	if (before === null || steps.some(({ lcr }) => lcr === null)) return null;
	const percent = (lcr: number): number => roundTo(lcr * 100, 2);
	const bars: EffectBar[] = [{ id: 'before', title: 'Before', from: percent(before), to: percent(before), points: null }];
	let latest = before;
	for (const [index, { title, lcr }] of steps.entries()) {
		const next = lcr ?? latest;
		bars.push({
			id: `step-${index}`,
			title: `${index + 1} ${title}`,
			from: percent(latest),
			to: percent(next),
			points: pointsBetween(latest, next),
		});
		latest = next;
	}
	return [...bars, { id: 'after', title: 'After', from: percent(latest), to: percent(latest), points: null }];
}

/** Lowest and highest per cent of the chart: all bars, and a limit that is near them. */
export function effectSpan(bars: readonly EffectBar[], limit: number | null): { readonly low: number; readonly high: number } {
	const ends = bars.flatMap(({ from, to }) => [from, to]);
	const [low, high] = [Math.min(...ends), Math.max(...ends)];
	const room = Math.max(1, (high - low) * 0.15);
	const near = limit !== null && limit > low - 20 && limit < high + 20 ? [limit] : [];
	return { low: Math.min(low, ...near) - room, high: Math.max(high, ...near) + room };
}
