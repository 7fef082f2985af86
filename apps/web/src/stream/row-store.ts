import type { Table } from '@tideline/stream';
import { emptyTable } from '@tideline/stream';
import type { Flushable } from './flush.ts';
import { notify } from './observable.ts';

/** What is known of a stream besides its rows. `refused`: the server will not send it; asking again does not help. */
export type StreamPhase = { kind: 'loading' } | { kind: 'current' } | { kind: 'resyncing'; why: string } | { kind: 'refused'; why: string };

/** A stream as the views see it; the same object until something visible changes. */
export interface StreamView<R> {
	readonly stream: string;
	readonly phase: StreamPhase;
	/** Null before the first snapshot. */
	readonly epoch: string | null;
	readonly seq: number;
	readonly asOf: number;
	readonly rows: ReadonlyMap<string, R>;
}

/** What one flush changed: `all` after a snapshot, else the keys. */
type RowChanges = { kind: 'all' } | { kind: 'some'; changed: ReadonlySet<string>; removed: ReadonlySet<string> };

/** Times of a stream on the monotonic clock. They move with each heartbeat and are read on a tick, not watched. */
export interface Vitals {
	/** When it was last asked for. */
	readonly wantedAt: number;
	/** When the last frame came; null before the first. */
	readonly heardAt: number | null;
	/** The same on the wall clock. */
	readonly heardWall: number | null;
	/** Age of the newest datum when the last heartbeat was sent, milliseconds by the server's clock. */
	readonly dataAge: number | null;
}

/** Rows of one stream: written by the client as frames come, seen by the views once per flush. */
export interface RowStore<R> extends Flushable {
	get(): StreamView<R>;
	subscribe(listener: () => void): () => void;
	/** Is called at each flush with what it changed; a grid turns it into a transaction. */
	onChanges(listener: (changes: RowChanges, view: StreamView<R>) => void): () => void;
	vitals(): Vitals;
	table(): Table;
	setTable(table: Table, whole: boolean, changed: readonly string[], removed: readonly string[]): void;
	setPhase(phase: StreamPhase): void;
	setVitals(vitals: Partial<Vitals>): void;
	/** Forgets the rows of a stream that nobody looks at any more. */
	clear(): void;
}

/** An empty store; `mark` asks for a flush. */
export function createRowStore<R>(stream: string, wantedAt: number, mark: (store: Flushable) => void): RowStore<R> {
	let table = emptyTable(stream);
	let phase: StreamPhase = { kind: 'loading' };
	let vitals: Vitals = { wantedAt, heardAt: null, heardWall: null, dataAge: null };
	let view = viewOf<R>(table, phase);
	let whole = false;
	let changed = new Set<string>();
	let removed = new Set<string>();
	const listeners = new Set<() => void>();
	const changeListeners = new Set<(changes: RowChanges, view: StreamView<R>) => void>();

	const store: RowStore<R> = {
		get: () => view,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		onChanges(listener) {
			changeListeners.add(listener);
			return () => changeListeners.delete(listener);
		},
		vitals: () => vitals,
		table: () => table,
		setTable(next, isWhole, changedKeys, removedKeys) {
			table = next;
			if (isWhole) {
				whole = true;
				changed.clear();
				removed.clear();
			} else if (!whole) {
				// The sets hold at most one entry a row of the stream, whatever time passes until the flush.
				for (const key of removedKeys) {
					changed.delete(key);
					removed.add(key);
				}
				for (const key of changedKeys) {
					removed.delete(key);
					changed.add(key);
				}
			}
			phase = { kind: 'current' };
			mark(store);
		},
		setPhase(next) {
			phase = next;
			mark(store);
		},
		setVitals(next) {
			vitals = { ...vitals, ...next };
		},
		clear() {
			table = emptyTable(stream);
			whole = true;
			phase = { kind: 'loading' };
			vitals = { ...vitals, heardAt: null, heardWall: null, dataAge: null };
			mark(store);
		},
		flush() {
			const next = viewOf<R>(table, phase);
			if (sameView(next, view)) return;
			const changes: RowChanges = whole ? { kind: 'all' } : { kind: 'some', changed, removed };
			const anyRow = whole || changed.size > 0 || removed.size > 0;
			view = next;
			whole = false;
			changed = new Set();
			removed = new Set();
			if (anyRow) notify(new Set([...changeListeners].map((listener) => () => listener(changes, view))));
			notify(listeners);
		},
	};
	return store;
}

function viewOf<R>(table: Table, phase: StreamPhase): StreamView<R> {
	const { stream, epoch, seq, asOf } = table;
	// The codec has checked the frame; the row type belongs to the stream's name.
	return { stream, phase, epoch, seq, asOf, rows: table.rows as unknown as ReadonlyMap<string, R> };
}

/** A heartbeat moves only `asOf`: that alone is no news for a view. */
function sameView<R>(a: StreamView<R>, b: StreamView<R>): boolean {
	return a.rows === b.rows && a.phase.kind === b.phase.kind && a.epoch === b.epoch && a.seq === b.seq;
}
