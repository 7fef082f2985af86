import type { Row } from './frame.ts';

/** A stream as a client holds it: the rows at one `seq` of one `epoch`. Never changed in place. */
export interface Table {
	readonly stream: string;
	/** Null before the first snapshot. */
	readonly epoch: string | null;
	readonly seq: number;
	/** Time of the newest datum, milliseconds since the epoch. */
	readonly asOf: number;
	readonly rows: ReadonlyMap<string, Row>;
}

/** A stream that has had no snapshot yet. */
export function emptyTable(stream: string): Table {
	return { stream, epoch: null, seq: 0, asOf: 0, rows: new Map() };
}
