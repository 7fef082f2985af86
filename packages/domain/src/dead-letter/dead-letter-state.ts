import { assertNever } from '../assert-never.ts';
import type { DeadLetterEvent } from '../schema/dead-letter-event.ts';

export const DEAD_LETTER_STATUSES = ['OPEN', 'MENDED', 'REPLAYED', 'ACCEPTED', 'REJECTED_AGAIN', 'CLOSED'] as const;
export type DeadLetterStatus = (typeof DEAD_LETTER_STATUSES)[number];

/** What has become of a dead letter. */
export interface DeadLetterState {
	readonly status: DeadLetterStatus;
	/** Offset of the MENDED event whose copy is to be replayed, or was. */
	readonly revision: number | null;
	readonly replayedAt: number | null;
	readonly replayedBy: string | null;
	/** Where the replayed message stands in the topic; null until that is known. */
	readonly replayPartition: number | null;
	readonly replayOffset: number | null;
	readonly tradeId: string | null;
}

/** The state as it is folded from the events of a letter. */
export interface FoldedDeadLetter extends DeadLetterState {
	/** Digest of the message whose replay is recorded, empty when that is not known; null: no replay is recorded. */
	readonly replayDigest: string | null;
}

export const OPEN_DEAD_LETTER: FoldedDeadLetter = {
	status: 'OPEN',
	revision: null,
	replayedAt: null,
	replayedBy: null,
	replayPartition: null,
	replayOffset: null,
	tradeId: null,
	replayDigest: null,
};

/** Still to be mended, replayed or closed. */
export const isOpen = (status: DeadLetterStatus): boolean => status === 'OPEN' || status === 'MENDED';

/** The state after an event; the same object when the event came too late to change it. `eventOffset`: where the event stands in its topic. */
export function reduceDeadLetter(state: FoldedDeadLetter, event: DeadLetterEvent, eventOffset: number): FoldedDeadLetter {
	switch (event.kind) {
		case 'MENDED':
			return isOpen(state.status) ? { ...state, status: 'MENDED', revision: eventOffset } : state;
		case 'REPLAYED':
			return replayed(state, event);
		case 'CLOSED':
			return isOpen(state.status) ? { ...state, status: 'CLOSED' } : state;
		case 'ACCEPTED':
			return outcome(state, event, 'ACCEPTED');
		case 'REJECTED':
			return outcome(state, event, 'REJECTED_AGAIN');
		default:
			return assertNever(event.kind);
	}
}

/** Of two that replay at once the first in the log counts. One that comes behind another mend or a closing is on its way all the same. */
function replayed(state: FoldedDeadLetter, { revision, at, actor, messageDigest }: DeadLetterEvent): FoldedDeadLetter {
	if (state.revision === null || (state.status !== 'MENDED' && state.status !== 'CLOSED')) return state;
	if (state.status === 'MENDED' && revision === state.revision) {
		return { ...state, status: 'REPLAYED', replayedAt: at, replayedBy: actor, replayDigest: messageDigest };
	}
	return { ...state, replayDigest: messageDigest };
}

/**
 * What the normaliser found is a fact, whoever closed the letter in between; the first one stands. Any program may write a message that
 * names this letter: only the one whose replay is recorded counts.
 */
function outcome(state: FoldedDeadLetter, event: DeadLetterEvent, status: 'ACCEPTED' | 'REJECTED_AGAIN'): FoldedDeadLetter {
	if (state.status === 'ACCEPTED' || state.status === 'REJECTED_AGAIN') return state;
	if (state.replayDigest === null || !sameMessage(state.replayDigest, event.messageDigest)) return state;
	const { replayPartition, replayOffset, tradeId } = event;
	return { ...state, status, replayPartition, replayOffset, tradeId, replayedAt: state.replayedAt ?? event.at };
}

/** While a system is being upgraded, one side may not tell digests yet. */
function sameMessage(sent: string, judged: string): boolean {
	return sent === '' || judged === '' || sent === judged;
}
