import type { RejectedGroup } from '@tideline/api';
import { type DeadLetterState, type DeadLetterStatus, isOpen, type RejectReason } from '@tideline/domain';

interface Of {
	topic: string;
	reason: RejectReason;
}

/** Counts of dead letters by reason and source: as many as there are reasons times topics, and no more. */
export class RejectedGroups {
	readonly #groups = new Map<string, RejectedGroup>();

	/** A letter has come (`before` null), or has gone from one state to another. */
	count({ topic, reason }: Of, before: DeadLetterState | null, after: DeadLetterState): void {
		const key = `${topic} ${reason}`;
		const known = this.#groups.get(key);
		const group = known ?? { reason, topic, total: 0, open: 0, mended: 0, replayed: 0, accepted: 0, rejectedAgain: 0, closed: 0 };
		if (known === undefined) this.#groups.set(key, group);
		if (before === null) group.total++;
		else add(group, before.status, -1);
		add(group, after.status, 1);
	}

	/** The most open ones first. */
	list(): RejectedGroup[] {
		return [...this.#groups.values()].sort(
			(a, b) => b.open - a.open || b.total - a.total || (a.topic + a.reason < b.topic + b.reason ? -1 : 1),
		);
	}

	/** Letters of a topic that wait to be mended, replayed or closed. */
	openOf(topic: string): number {
		let open = 0;
		for (const group of this.#groups.values()) if (group.topic === topic) open += group.open;
		return open;
	}

	get total(): number {
		let total = 0;
		for (const group of this.#groups.values()) total += group.total;
		return total;
	}
}

function add(group: RejectedGroup, status: DeadLetterStatus, by: 1 | -1): void {
	if (isOpen(status)) group.open += by;
	if (status === 'MENDED') group.mended += by;
	if (status === 'REPLAYED' || status === 'ACCEPTED' || status === 'REJECTED_AGAIN') group.replayed += by;
	if (status === 'ACCEPTED') group.accepted += by;
	if (status === 'REJECTED_AGAIN') group.rejectedAgain += by;
	if (status === 'CLOSED') group.closed += by;
}
