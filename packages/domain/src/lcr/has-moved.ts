/** What two decimals show, percentage points. */
const MOVED_POINTS = 0.005;

/** An event has moved a ratio by what its reader sees. `points`: percentage points; null where there is no ratio before or after. */
export const hasMoved = ({ points }: { readonly points: number | null }): boolean => Math.abs(points ?? 0) >= MOVED_POINTS;
