import { formatChange, formatStock, roundTo } from './number.ts';

/** A ratio as shown in the hero, tiles and sentences: `131.4`; `n/a` when there is no net outflow. The unit stands beside it. */
export function formatPercent(lcr: number | null, decimals: 1 | 2 = 1): string {
	return lcr === null ? 'n/a' : formatStock(lcr * 100, decimals);
}

/** Percentage points between two ratios, as the difference of the figures shown with two decimals. */
export function pointsBetween(from: number | null, to: number | null): number | null {
	if (from === null || to === null) return null;
	return roundTo(roundTo(to * 100, 2) - roundTo(from * 100, 2), 2);
}

/** A change of the ratio in percentage points: `+2.58`. */
export const formatPoints = (points: number) => formatChange(points, 2);
