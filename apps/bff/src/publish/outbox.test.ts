import { emptyTable, FrameDecoder, reduce, type Table } from '@tideline/stream';
import { describe, expect, it, vi } from 'vitest';
import { StreamTable } from '../project/stream-table.ts';
import { Outbox } from './outbox.ts';

const STREAM = 'feeds';
const row = (topic: string, lag: number) => ({
	...{ topic, perSecond: 1, today: null, lag, lastAt: 5, rejected: 0 },
	...{ state: 'LIVE', staleSince: null },
});

/** A reader that fails on any frame that does not follow. */
class Reader {
	readonly #decoder = new FrameDecoder();
	table: Table = emptyTable(STREAM);
	take(bytes: Uint8Array): void {
		const result = reduce(this.table, this.#decoder.decode(bytes));
		if (result.kind !== 'applied') throw new Error(result.kind);
		this.table = result.table;
	}
}

function setUp() {
	const table = new StreamTable(STREAM, 'feeds', 'epoch');
	const sent: { bytes: Uint8Array; kind: string }[] = [];
	const onEncoded = vi.fn();
	const outbox = new Outbox((_stream, bytes, kind) => sent.push({ bytes, kind }), onEncoded);
	return { table, outbox, sent, onEncoded };
}

describe('outbox', () => {
	it('encodes nothing for a stream that nobody follows, and moves what REST shows', () => {
		const { table, outbox, sent, onEncoded } = setUp();
		table.put('a', row('a', 1), 5);
		outbox.tick([table]);
		expect([sent.length, onEncoded.mock.calls.length, table.rows.size]).toEqual([0, 0, 1]);
	});
	it('encodes one snapshot for all who come between two ticks', () => {
		const { table, outbox, onEncoded } = setUp();
		const [first, second] = [outbox.open(table), outbox.open(table)];
		expect(second).toBe(first);
		table.put('a', row('a', 1), 5);
		outbox.tick([table]);
		expect(outbox.open(table)).not.toBe(first);
		expect(onEncoded.mock.calls.map(([kind]) => kind)).toEqual(['snapshot', 'delta', 'snapshot']);
	});
	it('encodes one snapshot for one who comes and goes all the time', () => {
		const { table, outbox, sent, onEncoded } = setUp();
		for (let i = 0; i < 100; i++) {
			outbox.open(table);
			outbox.close(STREAM);
		}
		expect(onEncoded).toHaveBeenCalledTimes(1);
		const reader = new Reader();
		reader.take(outbox.open(table));
		table.put('a', row('a', 1), 5);
		outbox.tick([table]);
		for (const { bytes } of sent) reader.take(bytes);
		expect(reader.table.rows).toEqual(table.rows);
	});
	it('begins anew for one who comes back after a tick', () => {
		const { table, outbox, sent } = setUp();
		outbox.open(table);
		outbox.close(STREAM);
		table.put('a', row('a', 1), 5);
		outbox.tick([table]);
		const reader = new Reader();
		reader.take(outbox.open(table));
		expect([sent.length, reader.table.rows.size]).toEqual([0, 1]);
	});
	it('hands over without a gap: what changed before the snapshot was opened and is not published yet comes as the next delta', () => {
		const { table, outbox, sent } = setUp();
		table.put('a', row('a', 1), 5);
		outbox.tick([table]);
		table.put('a', row('a', 2), 6);
		const late = new Reader();
		late.take(outbox.open(table));
		expect(late.table.rows.get('a')).toMatchObject({ lag: 1 });
		outbox.tick([table]);
		for (const { bytes } of sent) late.take(bytes);
		expect(late.table.rows).toEqual(table.rows);
	});
	it('gives early and late readers the same rows from the same bytes', () => {
		const { table, outbox, sent } = setUp();
		const early = new Reader();
		early.take(outbox.open(table));
		for (let tick = 0; tick < 20; tick++) {
			table.put(`k${tick % 7}`, row(`k${tick % 7}`, tick), tick);
			if (tick % 5 === 4) table.remove(`k${(tick + 1) % 7}`);
			outbox.tick([table]);
			early.take((sent.at(-1) as { bytes: Uint8Array }).bytes);
		}
		const late = new Reader();
		late.take(outbox.open(table));
		expect(late.table).toEqual(early.table);
	});
	it('sends nothing when nothing changed, and a heartbeat that stands where the reader stands', () => {
		const { table, outbox, sent } = setUp();
		const reader = new Reader();
		table.put('a', row('a', 1), 5);
		outbox.tick([table]);
		reader.take(outbox.open(table));
		table.put('a', row('a', 1), 5);
		outbox.tick([table]);
		expect(sent).toEqual([]);
		outbox.heartbeat(9);
		reader.take((sent[0] as { bytes: Uint8Array }).bytes);
		expect(sent.map(({ kind }) => kind)).toEqual(['heartbeat']);
	});
	it('forgets a stream that is closed and begins anew for the next reader', () => {
		const { table, outbox, sent } = setUp();
		outbox.open(table);
		outbox.close(STREAM);
		table.put('a', row('a', 1), 5);
		outbox.tick([table]);
		outbox.heartbeat(1);
		expect(sent).toEqual([]);
		const reader = new Reader();
		reader.take(outbox.open(table));
		expect(reader.table.rows.size).toBe(1);
	});
});
