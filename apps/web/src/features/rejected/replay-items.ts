import type { ReplayRequest } from '@tideline/api';
import type { RejectedRow } from '@tideline/stream';

/** What is asked for: the mended letters, each by the revision that is seen, so that a copy of another person is not sent in its place. */
export function replayItems(rows: Iterable<Pick<RejectedRow, 'rejectedId' | 'status' | 'revision'>>): ReplayRequest['items'] {
	return [...rows].flatMap(({ rejectedId, status, revision }) =>
		status === 'MENDED' && revision !== null ? [{ rejectedId, revision }] : [],
	);
}
