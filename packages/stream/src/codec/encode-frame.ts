import type { Delta, Heartbeat, Reset, Row, Snapshot } from '../frame.ts';
import { pack } from '../msgpack.ts';
import { encodeColumns, type WireColumn } from './encode-column.ts';
import type { Layout, RowLayout } from './layout.ts';
import { FRAME_KINDS, PROTOCOL_VERSION } from './protocol.ts';
import { Symbols } from './symbols.ts';
import { encodeIntegers } from './varint.ts';

/** Rows that changed in the same columns. */
interface Block {
	columns: readonly number[];
	ids: number[];
	rows: Row[];
}

/**
 * Encodes one stream for all its readers. Row ids and dictionary belong to this encoder: a reader that has its snapshot and every delta
 * since knows them, so a delta is encoded once. Deltas must be given in order, with none left out.
 */
export class FrameEncoder {
	readonly #key: string | null;
	readonly #travelling: Layout;
	readonly #symbols = new Symbols();
	readonly #ids = new Map<string, number>();
	#nextId = 0;

	constructor(layout: RowLayout) {
		this.#key = layout.key;
		this.#travelling = layout.columns.filter((column) => column.name !== layout.key);
	}

	/** The whole table with layout, dictionary and row ids. */
	snapshot(frame: Snapshot): Uint8Array {
		const rows = [...frame.rows].map(([key, row]) => ({ id: this.#id(key), key, row })).sort((a, b) => a.id - b.id);
		const columns = encodeColumns(
			this.#travelling,
			rows.map(({ row }) => row),
			this.#symbols,
		);
		return pack([
			...head('snapshot', frame),
			{ key: this.#key, columns: this.#travelling },
			this.#symbols.since(0),
			encodeSorted(rows.map(({ id }) => id)),
			rows.map(({ key }) => key),
			columns,
		]);
	}

	/** Only what changed, in blocks of rows with the same changed columns. */
	delta(frame: Delta): Uint8Array {
		const known = this.#symbols.size;
		const removed = frame.removed.flatMap((key) => this.#forget(key) ?? []).sort((a, b) => a - b);
		const fresh: { id: number; key: string }[] = [];
		const blocks = new Map<string, Block>();
		for (const [key, row] of frame.changed) {
			if (!this.#ids.has(key)) fresh.push({ id: this.#id(key), key });
			const columns = this.#travelling.flatMap((column, index) => (column.name in row ? [index] : []));
			const mask = columns.join();
			const block = blocks.get(mask) ?? { columns, ids: [], rows: [] };
			blocks.set(mask, block);
			block.ids.push(this.#id(key));
			block.rows.push(row);
		}
		const wire = [...blocks.values()].map((block) => this.#encodeBlock(block));
		return pack([
			...head('delta', frame),
			frame.follows,
			known,
			this.#symbols.since(known),
			encodeSorted(removed),
			encodeSorted(fresh.map(({ id }) => id)),
			fresh.map(({ key }) => key),
			wire,
		]);
	}

	#encodeBlock(block: Block): readonly [readonly number[], Uint8Array, number, WireColumn[]] {
		const order = block.ids.map((id, index) => ({ id, row: block.rows[index] as Row })).sort((a, b) => a.id - b.id);
		const layout = block.columns.map((index) => this.#travelling[index] as Layout[number]);
		const columns = encodeColumns(
			layout,
			order.map(({ row }) => row),
			this.#symbols,
		);
		return [block.columns, encodeSorted(order.map(({ id }) => id)), order.length, columns];
	}

	/** Ids are never used twice, so that a late frame cannot change another row. */
	#id(key: string): number {
		const known = this.#ids.get(key);
		if (known !== undefined) return known;
		const id = this.#nextId++;
		this.#ids.set(key, id);
		return id;
	}

	#forget(key: string): number | undefined {
		const id = this.#ids.get(key);
		this.#ids.delete(key);
		return id;
	}
}

/** A frame that needs no dictionary. */
export function encodeControl(frame: Heartbeat | Reset): Uint8Array {
	if (frame.kind === 'reset') return pack([PROTOCOL_VERSION, FRAME_KINDS.reset, frame.stream, frame.reason]);
	return pack([...head('heartbeat', frame), frame.sentAt]);
}

function head(kind: keyof typeof FRAME_KINDS, frame: Snapshot | Delta | Heartbeat): unknown[] {
	return [PROTOCOL_VERSION, FRAME_KINDS[kind], frame.stream, frame.epoch, frame.seq, frame.asOf];
}

/** Ascending integers as their steps. */
function encodeSorted(ids: readonly number[]): Uint8Array {
	return encodeIntegers(ids.map((id, index) => id - (ids[index - 1] ?? 0)));
}
