import type { Cash, JoinedPosition, Lcr } from '@tideline/domain';
import { RecentChanges } from './recent-changes.ts';

/** Rows that can be taken back: the changes of a second or more on a busy day, some tens of megabytes at most. */
const MAX_CHANGES = 20_000;

/** What the engine had published a moment ago, by its sequence: who looks at one `lcr` record sees the rows that belong to it. */
export class PublishedVersions {
	readonly #positions = new RecentChanges<number, JoinedPosition>(MAX_CHANGES);
	readonly #cash = new RecentChanges<number, Cash>(MAX_CHANGES);
	readonly #lcr = new RecentChanges<number, Lcr>(MAX_CHANGES);
	/** Of the newest position: a removal says no sequence of its own, and came with it or after. */
	#sequence = 0;

	/** `after` is null for a row that is gone. */
	position(key: string, before: JoinedPosition | null, after: JoinedPosition | null): void {
		this.#sequence = Math.max(this.#sequence, after?.sequence ?? 0);
		this.#positions.note(after?.sequence ?? this.#sequence, key, before);
	}

	cash(before: Cash | null, after: Cash): void {
		this.#cash.note(after.sequence, after.accountId, before);
	}

	lcr(before: Lcr | null, after: Lcr): void {
		this.#lcr.note(after.sequence, after.entityId, before);
	}

	/** Rows as they stood at a sequence, from the rows as they stand now. */
	positionsAt(sequence: number, rows: Iterable<JoinedPosition>): JoinedPosition[] {
		return rolledBack(this.#positions, sequence, rows, ({ key }) => key);
	}

	cashAt(sequence: number, rows: Iterable<Cash>): Cash[] {
		return rolledBack(this.#cash, sequence, rows, ({ accountId }) => accountId);
	}

	lcrAt(sequence: number, rows: Iterable<Lcr>): Lcr[] {
		return rolledBack(this.#lcr, sequence, rows, ({ entityId }) => entityId);
	}
}

function rolledBack<Row>(changes: RecentChanges<number, Row>, sequence: number, rows: Iterable<Row>, keyOf: (row: Row) => string): Row[] {
	const before = changes.before((at) => at > sequence);
	const kept = [...rows].filter((row) => !before.has(keyOf(row)));
	return [...kept, ...[...before.values()].filter((row) => row !== null)];
}
