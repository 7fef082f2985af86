import type { Delta, Row } from './frame.ts';

/**
 * Two deltas as one with the same effect: the later value of each cell, and a row that is removed at the end does not come up at all.
 * @throws RangeError when `later` does not follow `earlier`.
 */
export function conflate(earlier: Delta, later: Delta): Delta {
	if (earlier.stream !== later.stream || earlier.epoch !== later.epoch || later.follows !== earlier.seq) {
		throw new RangeError(
			`delta ${later.stream} ${later.epoch}/${later.seq} does not follow ${earlier.stream} ${earlier.epoch}/${earlier.seq}`,
		);
	}
	const changed = new Map<string, Row>(earlier.changed);
	const removed = new Set(earlier.removed);
	for (const key of later.removed) {
		changed.delete(key);
		removed.add(key);
	}
	// A row that was removed and came back stays in `removed`: removal is applied first, so that no cell of the old row survives.
	for (const [key, cells] of later.changed) changed.set(key, { ...changed.get(key), ...cells });
	return { ...later, follows: earlier.follows, changed, removed: [...removed] };
}
