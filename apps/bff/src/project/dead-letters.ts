import { MAX_DEAD_LETTERS } from '@tideline/api';
import {
	type DeadLetterEvent,
	type DeadLetterState,
	type FoldedDeadLetter,
	OPEN_DEAD_LETTER,
	type Rejected,
	type RejectReason,
	reduceDeadLetter,
} from '@tideline/domain';
import { RejectedGroups } from './rejected-groups.ts';
import { rejectedIdOf } from './rejected-row.ts';

/** Newest steps of one letter that are kept. */
const MAX_STEPS = 50;

export type Step = Pick<DeadLetterEvent, 'kind' | 'at' | 'actor' | 'actorRole' | 'from' | 'comment'>;

/** Where the record of a dead letter stands in `trades.rejected`. */
interface Letter {
	partition: number;
	offset: number;
	topic: string;
	reason: RejectReason;
}

interface History {
	state: FoldedDeadLetter;
	steps: Step[];
}

/** Every dead letter with what has become of it, folded from the letters and their events in whatever order the two topics are read. */
export class DeadLetters {
	readonly groups = new RejectedGroups();
	readonly #letters = new Map<string, Letter>();
	readonly #histories = new Map<string, History>();
	readonly #limit: number;
	#hasForgotten = false;

	/** `limit`: letters, and histories of what was done with them, that are kept; the oldest go first. */
	constructor(limit = MAX_DEAD_LETTERS) {
		this.#limit = limit;
	}

	/** Letters older than the limit are known by their counts alone. */
	get hasForgotten(): boolean {
		return this.#hasForgotten;
	}

	/** Takes a letter in; gives its state, which events may have moved before it was read. */
	add(rejected: Rejected, { partition, offset }: { partition: number; offset: number }): DeadLetterState {
		const id = rejectedIdOf(rejected);
		const state = this.state(id);
		const { topic, reason } = rejected;
		if (!this.#letters.has(id)) this.groups.count({ topic, reason }, null, state);
		this.#letters.set(id, { partition, offset, topic, reason });
		if (forgetOldest(this.#letters, this.#limit)) this.#hasForgotten = true;
		return state;
	}

	/** The id and the new state when the event has changed it. `eventOffset`: where the event stands in its topic. */
	apply(event: DeadLetterEvent, eventOffset: number): { id: string; state: DeadLetterState } | null {
		const id = rejectedIdOf(event);
		const history = this.#histories.get(id) ?? { state: OPEN_DEAD_LETTER, steps: [] };
		const state = reduceDeadLetter(history.state, event, eventOffset);
		if (state === history.state) return null;
		const { kind, at, actor, actorRole, from, comment } = event;
		history.steps.push({ kind, at, actor, actorRole, from, comment });
		if (history.steps.length > MAX_STEPS) history.steps.shift();
		this.#put(id, history, state);
		return { id, state: shownState(state) };
	}

	/** A replay was just written there; the log says so with its outcome, which may be a while. Gives the new state, or null. */
	placed(id: string, place: { partition: number; offset: number }): DeadLetterState | null {
		const history = this.#histories.get(id);
		if (history?.state.status !== 'REPLAYED') return null;
		const state = { ...history.state, replayPartition: place.partition, replayOffset: place.offset };
		this.#put(id, history, state);
		return shownState(state);
	}

	/** Where the letter stands in `trades.rejected`; null when it is unknown or too old. */
	at(id: string): { partition: number; offset: number } | null {
		return this.#letters.get(id) ?? null;
	}

	state(id: string): DeadLetterState {
		return shownState(this.#histories.get(id)?.state ?? OPEN_DEAD_LETTER);
	}

	/** What was done and what came of it, oldest first. */
	steps(id: string): readonly Step[] {
		return this.#histories.get(id)?.steps ?? [];
	}

	#put(id: string, history: History, state: FoldedDeadLetter): void {
		const letter = this.#letters.get(id);
		if (letter !== undefined) this.groups.count(letter, history.state, state);
		history.state = state;
		this.#histories.set(id, history);
		forgetOldest(this.#histories, this.#limit);
	}
}

function forgetOldest(map: Map<string, unknown>, limit: number): boolean {
	if (map.size <= limit) return false;
	const [oldest] = map.keys();
	return oldest !== undefined && map.delete(oldest);
}

/** Without what only the fold needs. */
function shownState({ replayDigest: _, ...state }: FoldedDeadLetter): DeadLetterState {
	return state;
}
