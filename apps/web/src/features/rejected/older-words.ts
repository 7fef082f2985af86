import { MAX_DEAD_LETTERS, MAX_REJECTED_ROWS, type RejectedGroup } from '@tideline/api';
import { isOpen } from '@tideline/domain';
import type { RejectedRow } from '@tideline/stream';
import { formatCount } from '../../format/number.ts';

/** What the list leaves out; null while it has every message. `groups`: all since the start of the log, null while they are not known. */
export function olderWords(rows: Iterable<RejectedRow>, groups: readonly RejectedGroup[] | null): string | null {
	const listed = [...rows];
	if (listed.length < MAX_REJECTED_ROWS || groups === null) return null;
	const total = groups.reduce((sum, group) => sum + group.total, 0);
	if (total <= listed.length) return null;
	const open = groups.reduce((sum, group) => sum + group.open, 0) - listed.filter(({ status }) => isOpen(status)).length;
	const text = `The newest ${formatCount(listed.length)} of ${formatCount(total)} are listed; of the older ones ${formatCount(Math.max(0, open))} are open.`;
	return total > MAX_DEAD_LETTERS ? `${text} The server opens the newest ${formatCount(MAX_DEAD_LETTERS)}.` : text;
}
