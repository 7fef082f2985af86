import { isDeepStrictEqual } from 'node:util';
import { type Delta, ROW_LAYOUTS, type Row, type RowLayout, type Snapshot, type StreamKind } from '@tideline/stream';

/** One stream: the rows as they were last published, and what has changed since. REST and the sockets show the published rows. */
export class StreamTable {
	readonly stream: string;
	readonly epoch: string;
	readonly layout: RowLayout;
	readonly #onChange: () => void;
	readonly #rows = new Map<string, Row>();
	/** Null: removed. */
	readonly #pending = new Map<string, Row | null>();
	#pendingAsOf = 0;
	#asOf = 0;
	#seq = 0;

	/** `onChange`: there is something to publish, which there was not before. */
	constructor(stream: string, kind: StreamKind, epoch: string, onChange: () => void = () => undefined) {
		this.stream = stream;
		this.epoch = epoch;
		this.layout = ROW_LAYOUTS[kind];
		this.#onChange = onChange;
	}

	/** Sets a row; the latest before the next publication counts. `asOf`: the time of the datum, milliseconds. */
	put(key: string, row: object, asOf: number): void {
		this.#pendingAsOf = Math.max(this.#pendingAsOf, asOf);
		this.#wait(key, row as Row);
	}

	remove(key: string): void {
		this.#wait(key, null);
	}

	/** Publishes what changed as one delta; null when nothing did. */
	publish(): Delta | null {
		this.#asOf = Math.max(this.#asOf, this.#pendingAsOf);
		if (this.#pending.size === 0) return null;
		const changed = new Map<string, Row>();
		const removed: string[] = [];
		for (const [key, row] of this.#pending) {
			const before = this.#rows.get(key);
			if (row === null) {
				if (this.#rows.delete(key)) removed.push(key);
				continue;
			}
			this.#rows.set(key, row);
			const cells = before === undefined ? row : this.#changedCells(before, row);
			if (cells !== null) changed.set(key, cells);
		}
		this.#pending.clear();
		if (changed.size === 0 && removed.length === 0) return null;
		this.#seq++;
		return { kind: 'delta', ...this.ref, follows: this.#seq - 1, changed, removed };
	}

	snapshot(): Snapshot {
		return { kind: 'snapshot', ...this.ref, rows: this.#rows };
	}

	/** Where the published rows stand. */
	get ref(): { stream: string; epoch: string; seq: number; asOf: number } {
		return { stream: this.stream, epoch: this.epoch, seq: this.#seq, asOf: this.#asOf };
	}

	/** The published rows. */
	get rows(): ReadonlyMap<string, Row> {
		return this.#rows;
	}

	/** A row as it will be published next. */
	latest(key: string): Row | undefined {
		const pending = this.#pending.get(key);
		return pending === undefined ? this.#rows.get(key) : (pending ?? undefined);
	}

	/** Keys of the rows as they will be published next. */
	latestKeys(): string[] {
		const keys = new Set(this.#rows.keys());
		for (const [key, row] of this.#pending) {
			if (row === null) keys.delete(key);
			else keys.add(key);
		}
		return [...keys];
	}

	/** The rows as they will be published next. */
	latestRows(): Row[] {
		const rows = [...this.#rows].filter(([key]) => !this.#pending.has(key)).map(([, row]) => row);
		return [...rows, ...[...this.#pending.values()].filter((row) => row !== null)];
	}

	#wait(key: string, row: Row | null): void {
		const isFirst = this.#pending.size === 0;
		this.#pending.set(key, row);
		if (isFirst) this.#onChange();
	}

	#changedCells(before: Row, after: Row): Row | null {
		let cells: Record<string, unknown> | null = null;
		for (const { name } of this.layout.columns) {
			const was = before[name];
			const now = after[name];
			if (was === now || (typeof now === 'object' && now !== null && isDeepStrictEqual(was, now))) continue;
			cells ??= {};
			cells[name] = now;
		}
		return cells;
	}
}
