import type { DayPoint } from './day-points.ts';

/** A part of the ratio and what its change did to it, in percentage points. */
interface Cause {
	id: 'level1' | 'level2a' | 'level2b' | 'caps' | 'netCashOutflows';
	title: string;
	/** Change of the amount, minor units of the reporting currency. */
	change: number;
	points: number;
}

/** What moved the ratio between two moments; the points of the causes add up to the move. */
export interface Move {
	from: DayPoint & { lcr: number };
	to: DayPoint & { lcr: number };
	causes: Cause[];
}

/**
 * The move between two points by its parts, always all of them so that nothing below them jumps, ranked by size: first the stock at the outflows of before, then the outflows at the stock of
 * now. Null where either has no ratio.
 */
export function moveBetween(from: DayPoint | null, to: DayPoint | null): Move | null {
	if (!from || !to || from.lcr === null || to.lcr === null) return null;
	const capCut = (point: DayPoint) => point.hqla - point.level1 - point.level2a - point.level2b;
	const stock = (id: Cause['id'], title: string, change: number): Cause => ({
		id,
		title,
		change,
		points: (change / from.netCashOutflows) * 100,
	});
	const outflows: Cause = {
		id: 'netCashOutflows',
		title: 'Net cash outflows',
		change: to.netCashOutflows - from.netCashOutflows,
		points: (to.hqla / to.netCashOutflows - to.hqla / from.netCashOutflows) * 100,
	};
	const causes = [
		stock('level1', 'Level 1', to.level1 - from.level1),
		stock('level2a', 'Level 2A, after haircut', to.level2a - from.level2a),
		stock('level2b', 'Level 2B, after haircut', to.level2b - from.level2b),
		stock('caps', 'Cap cuts', capCut(to) - capCut(from)),
		outflows,
	];
	return {
		from: { ...from, lcr: from.lcr },
		to: { ...to, lcr: to.lcr },
		causes: causes.sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
	};
}
