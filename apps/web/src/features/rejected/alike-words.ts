import { isOpen } from '@tideline/domain';
import type { RejectedRow } from '@tideline/stream';

/** Others that are named; more are counted. */
const NAMED = 3;

/** The other letters with this fault from this source, so that they can be mended alike: `Same fault and source: BD-90411 open, BD-90102 mended.` */
export function alikeWords(rows: Iterable<RejectedRow>, row: RejectedRow | null): string {
	if (row === null) return '';
	const others = [...rows].filter(
		({ rejectedId, topic, reason, status }) =>
			rejectedId !== row.rejectedId && topic === row.topic && reason === row.reason && isOpen(status),
	);
	if (others.length === 0) return 'No other open message has this fault and source.';
	const named = others.slice(0, NAMED).map(({ key, rejectedId, status }) => `${key ?? rejectedId} ${status.toLowerCase()}`);
	const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : '';
	return `Same fault and source: ${named.join(', ')}${more}.`;
}
