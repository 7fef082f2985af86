import type { FrameSource } from './flush.ts';
import type { Timers } from './timers.ts';

/** Frames that a test paints by hand. */
export function manualFrames(): FrameSource & { paint(): void; setHidden(hidden: boolean): void } {
	let hidden = false;
	let requested: (() => void)[] = [];
	const visible = new Set<() => void>();
	return {
		request: (callback) => requested.push(callback),
		hidden: () => hidden,
		onVisible(callback) {
			visible.add(callback);
			return () => visible.delete(callback);
		},
		paint() {
			const due = requested;
			requested = [];
			for (const callback of due) callback();
		},
		setHidden(next) {
			hidden = next;
			if (!hidden) for (const callback of visible) callback();
		},
	};
}

/** A clock that moves when told; wall time and monotonic time run together. */
export function manualTimers(start = 1_000_000): Timers & { advance(milliseconds: number): void } {
	let now = start;
	let nextId = 1;
	const waiting = new Map<number, { at: number; callback: () => void }>();
	return {
		now: () => now,
		wallClock: () => now,
		after(milliseconds, callback) {
			const id = nextId++;
			waiting.set(id, { at: now + milliseconds, callback });
			return () => waiting.delete(id);
		},
		advance(milliseconds) {
			const until = now + milliseconds;
			for (;;) {
				const due = [...waiting].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
				if (!due) break;
				waiting.delete(due[0]);
				now = Math.max(now, due[1].at);
				due[1].callback();
			}
			now = until;
		},
	};
}
