/**
 * What the BFF pushes. A stream is a table of rows by key; a client gets one snapshot, then deltas of one `epoch`, each of which says
 * which `seq` it follows. `docs/protocol.md` has the bytes.
 */
interface FrameHead {
	stream: string;
	/** Changes when the BFF starts anew; a delta of another epoch cannot be applied. */
	epoch: string;
	/** Consecutive within stream and epoch. A snapshot and a heartbeat carry the seq that the client then stands at. */
	seq: number;
	/** Time of the newest datum in it, milliseconds since the epoch. */
	asOf: number;
}

/** Values that a cell may have; nested records travel whole. */
export type Cell = unknown;
export type Row = Readonly<Record<string, Cell>>;

/** Rows in the order of the frame. A map is one; a decoder hands over less, because nobody looks a row up in a delta. */
export interface RowChanges extends Iterable<readonly [key: string, row: Row]> {
	readonly size: number;
	keys(): Iterable<string>;
}

export interface Snapshot extends FrameHead {
	kind: 'snapshot';
	rows: ReadonlyMap<string, Row>;
}
export interface Delta extends FrameHead {
	kind: 'delta';
	/** The seq of the table that it changes: `seq − 1`, or earlier when deltas were conflated. */
	follows: number;
	/** Each row once, by key: only the columns that changed; all of them for a new row. */
	changed: RowChanges;
	removed: readonly string[];
}
export interface Heartbeat extends FrameHead {
	kind: 'heartbeat';
	/** The server's clock when it was sent. */
	sentAt: number;
}
export const RESET_REASONS = ['TOO_SLOW', 'STREAM_CLOSED', 'UNKNOWN_STREAM', 'FORBIDDEN', 'RESTARTED'] as const;
export type ResetReason = (typeof RESET_REASONS)[number];
export interface Reset {
	kind: 'reset';
	stream: string;
	reason: ResetReason;
}
export type Frame = Snapshot | Delta | Heartbeat | Reset;
