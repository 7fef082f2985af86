import { isOpen, REJECT_REASONS, type RejectReason } from '@tideline/domain';
import type { RejectedRow } from '@tideline/stream';
import { withParams } from '../../view/search-params.ts';

/** What the messages are narrowed to; the URL carries it. */
export interface RejectedFilter {
	reason: RejectReason | null;
	topic: string | null;
}

export function parseRejectedFilter(params: URLSearchParams): RejectedFilter {
	const topic = params.get('topic');
	return {
		reason: REJECT_REASONS.find((reason) => reason === params.get('reason')) ?? null,
		topic: topic && /^[a-z][a-z.-]{1,40}$/.test(topic) ? topic : null,
	};
}

/** The query string with the filter in it; the rest stays, but for the message that was open. */
export function withRejectedFilter(params: URLSearchParams, filter: RejectedFilter): URLSearchParams {
	return withParams(params, { ...filter, message: null });
}

/** The test of a row; undefined when nothing is filtered. */
export function acceptsRejected({ reason, topic }: RejectedFilter): ((row: RejectedRow) => boolean) | undefined {
	if (reason === null && topic === null) return undefined;
	return (row) => (reason === null || row.reason === reason) && (topic === null || row.topic === topic);
}

/** Messages with one reason from one source. */
export interface Group {
	reason: RejectReason;
	topic: string;
	/** Of these, to be replayed or closed. */
	open: number;
	count: number;
}

/** What went wrong where, the most open ones first. */
export function groupsOf(rows: Iterable<RejectedRow>): Group[] {
	const groups = new Map<string, Group>();
	for (const { reason, topic, status } of rows) {
		const key = `${reason} ${topic}`;
		const group = groups.get(key) ?? { reason, topic, open: 0, count: 0 };
		group.count++;
		if (isOpen(status)) group.open++;
		groups.set(key, group);
	}
	return [...groups.values()].sort((a, b) => b.open - a.open || b.count - a.count || (a.topic + a.reason < b.topic + b.reason ? -1 : 1));
}

/** Newest first; within one millisecond by their place in the log, so that the order never wavers. */
export function newestFirst(a: RejectedRow, b: RejectedRow): number {
	return b.rejectedAt - a.rejectedAt || (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : b.partition - a.partition || b.offset - a.offset);
}
