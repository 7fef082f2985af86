import type { RejectedRow } from '@tideline/stream';
import { formatTime } from '../../format/time.ts';
import type { ShapeName, Tone } from '../../ui/shape.tsx';

type Row = Pick<RejectedRow, 'status' | 'topic' | 'replayedAt' | 'replayPartition' | 'replayOffset' | 'tradeId'>;

/** What has become of a dead letter, in words with the shape beside them. */
export interface StateWords {
	readonly words: string;
	/** The same where there is little room: without the replay's place in the log. */
	readonly short: string;
	readonly shape: ShapeName | null;
	readonly tone: Tone;
}

export function stateWords(row: Row, timeZone: string): StateWords {
	switch (row.status) {
		case 'OPEN':
			return still('Open', null, 'quiet');
		case 'MENDED':
			return still('Mended, to replay', 'check', 'live');
		case 'REPLAYED':
			return replayed({ short: 'Replayed', long: 'Replayed' }, row, timeZone, { shape: 'ring', tone: 'accent' });
		case 'ACCEPTED':
			return replayed({ short: 'Accepted', long: 'Accepted, replayed' }, row, timeZone, { shape: 'check', tone: 'live' });
		case 'REJECTED_AGAIN':
			return replayed({ short: 'Rejected again', long: 'Rejected again, replayed' }, row, timeZone, { shape: 'warning', tone: 'warning' });
		case 'CLOSED':
			return still('Closed', 'dot', 'quiet');
	}
}

const still = (words: string, shape: ShapeName | null, tone: Tone): StateWords => ({ words, short: words, shape, tone });

/** `Accepted, replayed at 14:33:10 as oms.bond/2/418400`, in short `Accepted, 14:33:10`. */
function replayed(
	{ short, long }: { short: string; long: string },
	{ topic, replayedAt, replayPartition, replayOffset }: Row,
	timeZone: string,
	mark: Pick<StateWords, 'shape' | 'tone'>,
): StateWords {
	const time = replayedAt === null ? null : formatTime(replayedAt, timeZone);
	const place = replayPartition === null || replayOffset === null ? '' : ` as ${topic}/${replayPartition}/${replayOffset}`;
	return { words: `${long}${time === null ? '' : ` at ${time}`}${place}`, short: time === null ? short : `${short}, ${time}`, ...mark };
}

/** The id of the dead letter that a rejected replay has become; null when there is none. */
export function nextLetter({ status, topic, replayPartition, replayOffset }: Row): string | null {
	return status === 'REJECTED_AGAIN' && replayPartition !== null ? `${topic}.${replayPartition}.${replayOffset}` : null;
}
