/** Time between two lines about one topic. */
const SPACING_MS = 1_000;

/** Whether a bad record of a topic is worth a line; `unsaid`: those of the topic that got none since its last line. */
export type BadRecordLines = (topic: string) => { say: true; unsaid: number } | { say: false };

/** At most one line a second for a topic: one that is bad all through must not bury the rest of a process's log. `now`: milliseconds. */
export function createBadRecordLines(now: () => number): BadRecordLines {
	/** One entry a topic. */
	const topics = new Map<string, { saidAt: number; unsaid: number }>();
	return (topic) => {
		const at = now();
		const before = topics.get(topic);
		if (before !== undefined && at - before.saidAt < SPACING_MS) {
			before.unsaid++;
			return { say: false };
		}
		topics.set(topic, { saidAt: at, unsaid: 0 });
		return { say: true, unsaid: before?.unsaid ?? 0 };
	};
}
