import type { RejectedRow } from '@tideline/stream';
import { formatTime } from '../../format/time.ts';
import type { ShapeName, Tone } from '../../ui/shape.tsx';

type Row = Pick<RejectedRow, 'status' | 'topic' | 'replayedAt' | 'replayPartition' | 'replayOffset' | 'tradeId'>;

/** What has become of a dead letter, in words with the shape beside them. */
export interface StateWords {
	readonly words: string;
	readonly shape: ShapeName | null;
	readonly tone: Tone;
}

export function stateWords(row: Row, timeZone: string): StateWords {
	switch (row.status) {
		case 'OPEN':
			return { words: 'Open', shape: null, tone: 'quiet' };
		case 'MENDED':
			return { words: 'Mended, to replay', shape: 'check', tone: 'live' };
		case 'REPLAYED':
			return { words: replayedWords('Replayed', row, timeZone), shape: 'ring', tone: 'accent' };
		case 'ACCEPTED':
			return { words: replayedWords('Accepted, replayed', row, timeZone), shape: 'check', tone: 'live' };
		case 'REJECTED_AGAIN':
			return { words: replayedWords('Rejected again, replayed', row, timeZone), shape: 'warning', tone: 'warning' };
		case 'CLOSED':
			return { words: 'Closed', shape: 'dot', tone: 'quiet' };
	}
}

/** `Accepted, replayed at 14:33:10 as oms.bond/2/418400`: what came of it first, because a narrow list cuts the end. */
function replayedWords(begin: string, { topic, replayedAt, replayPartition, replayOffset }: Row, timeZone: string): string {
	const at = replayedAt === null ? '' : ` at ${formatTime(replayedAt, timeZone)}`;
	const place = replayPartition === null || replayOffset === null ? '' : ` as ${topic}/${replayPartition}/${replayOffset}`;
	return `${begin}${at}${place}`;
}

/** The id of the dead letter that a rejected replay has become; null when there is none. */
export function nextLetter({ status, topic, replayPartition, replayOffset }: Row): string | null {
	return status === 'REJECTED_AGAIN' && replayPartition !== null ? `${topic}.${replayPartition}.${replayOffset}` : null;
}
