import { type Delta, type Frame, RESET_REASONS, type Row, type Snapshot } from '../frame.ts';
import { unpack } from '../msgpack.ts';
import { BadFrameError, notAFrame } from './bad-frame-error.ts';
import { ChangedRows } from './changed-rows.ts';
import { decodeRows } from './decode-column.ts';
import type { Layout } from './layout.ts';
import { FRAME_KINDS, PROTOCOL_VERSION } from './protocol.ts';
import { decodeIntegers } from './varint.ts';
import { counts, integer, layoutOf, list, summed, text, texts, type WireReader, wireReader } from './wire-reader.ts';

/** What a reader has to know to read the next delta: layout, dictionary and keys by row id, as of `seq`. */
interface Session {
	epoch: string;
	seq: number;
	key: string | null;
	layout: Layout;
	words: string[];
	/** By row id; quicker to look up than a map. The engine makes it sparse by itself when most of its rows have gone. */
	keys: (string | undefined)[];
}

/** Reads the frames of one subscription in order. After a BadFrameError it needs a snapshot before anything else. */
export class FrameDecoder {
	#session: Session | null = null;

	/** @throws BadFrameError, and nothing else, whatever the bytes are. */
	decode(bytes: Uint8Array): Frame {
		try {
			return this.#decode(wireReader(unpack(bytes)));
		} catch (error) {
			this.#session = null;
			if (error instanceof BadFrameError) throw error;
			throw notAFrame('the bytes are not a frame', error);
		}
	}

	#decode(wire: WireReader): Frame {
		const version = integer(wire());
		if (version !== PROTOCOL_VERSION) throw new BadFrameError('OTHER_VERSION', `protocol ${version}, this page speaks ${PROTOCOL_VERSION}`);
		const kind = integer(wire());
		const stream = text(wire());
		if (kind === FRAME_KINDS.reset) {
			const found = text(wire());
			const reason = RESET_REASONS.find((known) => known === found);
			if (reason === undefined) throw notAFrame(`reset for ${found}`);
			return { kind: 'reset', stream, reason };
		}
		const head = { stream, epoch: text(wire()), seq: integer(wire()), asOf: integer(wire()) };
		if (kind === FRAME_KINDS.heartbeat) return { kind: 'heartbeat', ...head, sentAt: integer(wire()) };
		if (kind === FRAME_KINDS.snapshot) return this.#snapshot(head, wire);
		if (kind === FRAME_KINDS.delta) return this.#delta(head, wire);
		throw notAFrame(`frames of kind ${kind} are not known`);
	}

	#snapshot(head: Omit<Snapshot, 'kind' | 'rows'>, wire: WireReader): Snapshot {
		const { key, columns: layout } = layoutOf(wire());
		const words = texts(wire());
		const idBytes = wire();
		const keys = texts(wire());
		const ids = counts(idBytes, keys.length);
		const rows = new Map<string, Row>();
		const decoded = decodeRows(layout, list(wire(), layout.length), keys.length, words);
		for (let index = 0; index < keys.length; index++) {
			const rowKey = keys[index] as string;
			rows.set(rowKey, keyed(decoded[index] as Record<string, unknown>, key, rowKey));
		}
		this.#session = {
			epoch: head.epoch,
			seq: head.seq,
			key,
			layout,
			words,
			keys: keysById(ids, keys),
		};
		return { kind: 'snapshot', ...head, rows };
	}

	#delta(head: Omit<Delta, 'kind' | 'follows' | 'changed' | 'removed'>, wire: WireReader): Delta {
		const session = this.#session;
		const follows = integer(wire());
		const known = integer(wire());
		if (session === null || session.epoch !== head.epoch || session.seq !== follows || session.words.length !== known) {
			throw new BadFrameError('OUT_OF_STEP', `a delta after ${head.epoch}/${follows} does not fit ${session?.epoch}/${session?.seq}`);
		}
		for (const word of texts(wire())) session.words.push(word);
		const removed = sortedIds(wire()).map((id) => {
			const key = keyOf(session, id);
			delete session.keys[id];
			return key;
		});
		const idBytes = wire();
		const newKeys = texts(wire());
		const fresh = new Set(newKeys);
		counts(idBytes, newKeys.length).forEach((id, index) => {
			session.keys[id] = newKeys[index];
		});
		const changed = new ChangedRows();
		for (const block of list(wire())) readBlock(session, block, fresh, changed);
		session.seq = head.seq;
		return { kind: 'delta', ...head, follows, changed, removed };
	}
}

function readBlock(session: Session, block: unknown, fresh: ReadonlySet<string>, changed: ChangedRows): void {
	const [columns, idBytes, size, cells] = list(block, 4);
	const layout = list(columns).map((index) => {
		const column = session.layout[integer(index)];
		if (column === undefined) throw notAFrame(`column ${String(index)} of ${session.layout.length}`);
		return column;
	});
	const ids = counts(idBytes, integer(size));
	const rows = decodeRows(layout, list(cells, layout.length), ids.length, session.words);
	for (let index = 0; index < ids.length; index++) {
		const rowKey = keyOf(session, ids[index] as number);
		const row = rows[index] as Record<string, unknown>;
		changed.add(rowKey, fresh.size > 0 && fresh.has(rowKey) ? keyed(row, session.key, rowKey) : row);
	}
}

/** A whole row with the column that does not travel. */
function keyed(row: Record<string, unknown>, column: string | null, key: string): Row {
	if (column !== null) row[column] = key;
	return row;
}

function keyOf(session: Session, id: number): string {
	const key = session.keys[id];
	if (key === undefined) throw notAFrame(`row ${id} is not known`);
	return key;
}

function keysById(ids: readonly number[], keys: readonly string[]): string[] {
	const byId: string[] = [];
	for (let index = 0; index < ids.length; index++) byId[ids[index] as number] = keys[index] as string;
	return byId;
}

/** Ids of removed rows: as many as the bytes hold. */
function sortedIds(wire: unknown): number[] {
	if (!(wire instanceof Uint8Array)) throw notAFrame('row ids are bytes');
	const count = wire.reduce((ends, byte) => ends + (byte < 0x80 ? 1 : 0), 0);
	return summed(decodeIntegers(wire, count));
}
