import { assertNever } from '@tideline/domain';
import type { Delta, Frame, ResetReason, Row } from './frame.ts';
import type { Table } from './table.ts';

/** What a frame did to a table. Only `applied` gives a new one; after `gap`, `stale-epoch` and `reset` the client asks for a snapshot. */
export type Reduced =
	/** `whole`: a snapshot replaced every row, so `changed` and `removed` are not listed. */
	| { kind: 'applied'; table: Table; whole: boolean; changed: readonly string[]; removed: readonly string[] }
	/** The frame is older than the table, or of another stream: nothing to do. */
	| { kind: 'ignored' }
	/** Frames are missing between the table and this one. */
	| { kind: 'gap'; expected: number; found: number }
	/** The server has started anew. */
	| { kind: 'stale-epoch'; expected: string | null; found: string }
	/** The server has ended the stream for this client, and says why. */
	| { kind: 'reset'; reason: ResetReason };

/** Applies one frame to a table; pure, so that any client and any test agree on what a stream means. */
export function reduce(table: Table, frame: Frame): Reduced {
	if (frame.stream !== table.stream) return { kind: 'ignored' };
	if (frame.kind === 'reset') return { kind: 'reset', reason: frame.reason };
	if (frame.kind === 'snapshot') {
		const { epoch, seq, asOf, rows } = frame;
		return { kind: 'applied', table: { stream: table.stream, epoch, seq, asOf, rows }, whole: true, changed: [], removed: [] };
	}
	if (frame.epoch !== table.epoch) return { kind: 'stale-epoch', expected: table.epoch, found: frame.epoch };
	switch (frame.kind) {
		case 'delta':
			if (frame.seq <= table.seq) return { kind: 'ignored' };
			if (frame.follows !== table.seq) return { kind: 'gap', expected: table.seq, found: frame.follows };
			return {
				kind: 'applied',
				table: { ...table, seq: frame.seq, asOf: frame.asOf, rows: withDelta(table.rows, frame) },
				whole: false,
				changed: [...frame.changed.keys()],
				removed: frame.removed,
			};
		case 'heartbeat':
			if (frame.seq < table.seq) return { kind: 'ignored' };
			if (frame.seq > table.seq) return { kind: 'gap', expected: table.seq, found: frame.seq };
			return { kind: 'applied', table: { ...table, asOf: frame.asOf }, whole: false, changed: [], removed: [] };
		default:
			return assertNever(frame);
	}
}

function withDelta(rows: ReadonlyMap<string, Row>, delta: Delta): ReadonlyMap<string, Row> {
	if (delta.changed.size === 0 && delta.removed.length === 0) return rows;
	const next = new Map(rows);
	for (const key of delta.removed) next.delete(key);
	for (const [key, cells] of delta.changed) next.set(key, { ...next.get(key), ...cells });
	return next;
}
