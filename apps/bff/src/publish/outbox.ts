import { type Delta, encodeControl, FrameEncoder } from '@tideline/stream';
import type { StreamTable } from '../project/stream-table.ts';

/** What goes out for a stream: bytes for everyone who follows it. */
export type Broadcast = (stream: string, bytes: Uint8Array, kind: 'delta' | 'heartbeat') => void;

interface Line {
	table: StreamTable;
	encoder: FrameEncoder;
	snapshot: { seq: number; bytes: Uint8Array } | null;
}

/**
 * The frames of every stream that someone follows. A table is published whether or not it is followed, so that REST moves with the
 * screen; it is encoded once a tick, and only while it is followed. A new follower gets the snapshot of the published rows, at the seq
 * that the next delta follows: nothing is missing between them and nothing comes twice.
 */
export class Outbox {
	readonly #lines = new Map<string, Line>();
	/** Lines that lost their last follower since their last tick or heartbeat: whoever comes and goes all the time must not cost a snapshot each time. */
	readonly #deserted = new Map<string, Line>();
	readonly #broadcast: Broadcast;
	readonly #onEncoded: (kind: string, bytes: number) => void;

	constructor(broadcast: Broadcast, onEncoded: (kind: string, bytes: number) => void) {
		this.#broadcast = broadcast;
		this.#onEncoded = onEncoded;
	}

	/** Publishes what has changed in the tables since the last tick, one delta a stream. */
	tick(tables: Iterable<StreamTable>): void {
		for (const table of tables) {
			this.#deserted.delete(table.stream);
			const delta = table.publish();
			if (delta !== null) this.#send(table.stream, delta);
		}
	}

	/** The snapshot that a new follower of a stream begins with; encoded once for all who come between two ticks. */
	open(table: StreamTable): Uint8Array {
		const { seq } = table.ref;
		const line = this.#lines.get(table.stream) ?? this.#revived(table.stream, seq) ?? newLine(table);
		this.#lines.set(table.stream, line);
		if (line.snapshot?.seq !== seq) {
			line.snapshot = { seq, bytes: line.encoder.snapshot(table.snapshot()) };
			this.#onEncoded('snapshot', line.snapshot.bytes.length);
		}
		return line.snapshot.bytes;
	}

	/** Nobody follows the stream any more: its dictionary and row ids go with the next tick or heartbeat, a later follower begins new ones. */
	close(stream: string): void {
		const line = this.#lines.get(stream);
		if (line === undefined) return;
		this.#lines.delete(stream);
		this.#deserted.set(stream, line);
	}

	heartbeat(sentAt: number): void {
		this.#deserted.clear();
		for (const [stream, { table }] of this.#lines) {
			this.#broadcast(stream, encodeControl({ kind: 'heartbeat', ...table.ref, sentAt }), 'heartbeat');
		}
	}

	/** A deserted line whose snapshot is still the table: its encoder has encoded nothing since. */
	#revived(stream: string, seq: number): Line | undefined {
		const line = this.#deserted.get(stream);
		this.#deserted.delete(stream);
		return line?.snapshot?.seq === seq ? line : undefined;
	}

	#send(stream: string, delta: Delta): void {
		const line = this.#lines.get(stream);
		if (line === undefined) return;
		line.snapshot = null;
		const bytes = line.encoder.delta(delta);
		this.#onEncoded('delta', bytes.length);
		this.#broadcast(stream, bytes, 'delta');
	}
}

function newLine(table: StreamTable): Line {
	return { table, encoder: new FrameEncoder(table.layout), snapshot: null };
}
