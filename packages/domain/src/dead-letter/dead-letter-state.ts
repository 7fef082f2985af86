import { assertNever } from '../assert-never.ts';
import type { DeadLetterEvent } from '../schema/dead-letter-event.ts';

export const DEAD_LETTER_STATUSES = ['OPEN', 'MENDED', 'REPLAYED', 'ACCEPTED', 'REJECTED_AGAIN', 'CLOSED'] as const;
export type DeadLetterStatus = (typeof DEAD_LETTER_STATUSES)[number];

/** What has become of a dead letter, folded from its events. */
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

export const OPEN_DEAD_LETTER: DeadLetterState = {
	status: 'OPEN',
	revision: null,
	replayedAt: null,
	replayedBy: null,
	replayPartition: null,
	replayOffset: null,
	tradeId: null,
};

/** Still to be mended, replayed or closed. */
export const isOpen = (status: DeadLetterStatus): boolean => status === 'OPEN' || status === 'MENDED';

/** The state after an event; the same object when the event came too late to change it. `eventOffset`: where the event stands in its topic. */
export function reduceDeadLetter(state: DeadLetterState, event: DeadLetterEvent, eventOffset: number): DeadLetterState {
	switch (event.kind) {
		case 'MENDED':
			return isOpen(state.status) ? { ...state, status: 'MENDED', revision: eventOffset } : state;
		case 'REPLAYED':
			// Of two that replay at once the first in the log counts.
			if (state.status !== 'MENDED' || event.revision !== state.revision) return state;
			return { ...state, status: 'REPLAYED', replayedAt: event.at, replayedBy: event.actor };
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

/** What the normaliser found is a fact, whoever closed the letter in between; the first one stands. */
function outcome(state: DeadLetterState, event: DeadLetterEvent, status: 'ACCEPTED' | 'REJECTED_AGAIN'): DeadLetterState {
	if (state.status === 'ACCEPTED' || state.status === 'REJECTED_AGAIN') return state;
	const { replayPartition, replayOffset, tradeId } = event;
	return { ...state, status, replayPartition, replayOffset, tradeId, replayedAt: state.replayedAt ?? event.at };
}
