import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflate } from '../conflate.fixture.ts';
import type { Delta, Row, Snapshot } from '../frame.ts';
import { pack } from '../msgpack.ts';
import { reduce } from '../reduce.ts';
import { emptyTable, type Table } from '../table.ts';
import { BadFrameError } from './bad-frame-error.ts';
import { FrameDecoder } from './decode-frame.ts';
import { encodeControl, FrameEncoder } from './encode-frame.ts';
import type { RowLayout } from './layout.ts';
import { MAX_SYMBOLS } from './symbols.ts';

const LAYOUT: RowLayout = {
	key: 'id',
	columns: [
		{ name: 'id', type: 'text' },
		{ name: 'amount', type: 'integer' },
		{ name: 'at', type: 'counter' },
		{ name: 'level', type: 'symbol' },
		{ name: 'eligible', type: 'flag' },
		{ name: 'note', type: 'text' },
		{ name: 'ratio', type: 'plain' },
		{ name: 'conflict', type: { record: [{ name: 'rule', type: 'symbol' }] } },
		{
			name: 'lines',
			type: {
				list: [
					{ name: 'line', type: 'symbol' },
					{ name: 'sum', type: 'integer' },
				],
			},
		},
	],
};
const HEAD = { stream: 'positions:LDN', epoch: 'e1', asOf: 1_795_000_000_000 };

/** MessagePack has no −0; no figure of ours does. */
const positiveZero = (value: number): number => value + 0;
const integer = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.constantFrom(0, 63, 64, -64, 8191, 2 ** 53 - 1, -(2 ** 53 - 1)));
const word = fc.constantFrom('LEVEL_1', 'LEVEL_2A', 'ÅÄÖ', '');
const row: fc.Arbitrary<Row> = fc.record({
	amount: fc.oneof({ weight: 9, arbitrary: integer }, fc.constant(null)),
	at: integer,
	level: fc.oneof(word, fc.constant(null)),
	eligible: fc.oneof(fc.boolean(), fc.constant(null)),
	note: fc.string(),
	ratio: fc.oneof(fc.double({ noNaN: true }).map(positiveZero), fc.constant(null)),
	conflict: fc.oneof(fc.record({ rule: word }), fc.constant(null)),
	lines: fc.array(fc.record({ line: word, sum: integer }), { maxLength: 4 }),
});
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
type Step = { set: Record<string, Row>; remove: string[] };
const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.record({ set: fc.dictionary(key, row, { noNullPrototype: true }), remove: fc.array(key, { maxLength: 2 }) }),
	{ maxLength: 8 },
);

/** What a server that holds `rows` would send for each step: only changed cells of rows that stay. */
function deltasOf(start: Map<string, Row>, given: readonly Step[]): { deltas: Delta[]; end: Map<string, Row> } {
	const rows = new Map(start);
	const deltas = given.map((step, index): Delta => {
		const removed = [...new Set(step.remove)].filter((id) => rows.delete(id));
		const changed = new Map<string, Row>();
		for (const [id, cells] of Object.entries(step.set)) {
			const before = rows.get(id);
			const after = { id, ...cells };
			rows.set(id, after);
			const entries = Object.entries(after).filter(([name, cell]) => before === undefined || !Object.is(before[name], cell));
			if (entries.length > 0) changed.set(id, Object.fromEntries(entries));
		}
		return { kind: 'delta', ...HEAD, follows: index, seq: index + 1, changed, removed };
	});
	return { deltas, end: rows };
}

function snapshotOf(rows: ReadonlyMap<string, Row>, seq = 0): Snapshot {
	return { kind: 'snapshot', ...HEAD, seq, rows };
}

function applied(table: Table, frame: Snapshot | Delta): Table {
	const result = reduce(table, frame);
	if (result.kind !== 'applied') throw new Error(`not applied: ${result.kind}`);
	return result.table;
}

const START = new Map<string, Row>([
	['a', { id: 'a', amount: 1, at: 2, level: 'LEVEL_1', eligible: true, note: '', ratio: 0.5, conflict: null, lines: [] }],
]);

describe('codec', () => {
	it('gives back every snapshot and delta of a stream as it was', () => {
		fc.assert(
			fc.property(steps, (given) => {
				const encoder = new FrameEncoder(LAYOUT);
				const decoder = new FrameDecoder();
				expect(decoder.decode(encoder.snapshot(snapshotOf(START)))).toEqual(snapshotOf(START));
				for (const delta of deltasOf(START, given).deltas) {
					const decoded = decoder.decode(encoder.delta(delta)) as Delta;
					const found = { ...decoded, changed: new Map(decoded.changed), removed: [...decoded.removed].sort() };
					expect(found).toEqual({ ...delta, removed: [...delta.removed].sort() });
				}
			}),
		);
	});

	it('ends in the same table whenever a reader comes and however deltas are conflated', () => {
		fc.assert(
			fc.property(steps, fc.nat(8), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (given, joinsAt, merge) => {
				const { deltas, end } = deltasOf(START, given);
				const encoder = new FrameEncoder(LAYOUT);
				const server = { table: applied(emptyTable(HEAD.stream), snapshotOf(START)) };
				const early = { decoder: new FrameDecoder(), table: emptyTable(HEAD.stream) };
				const late = { decoder: new FrameDecoder(), table: emptyTable(HEAD.stream) };
				early.table = applied(early.table, early.decoder.decode(encoder.snapshot(snapshotOf(START))) as Snapshot);
				let held: Delta | null = null;
				deltas.forEach((delta, index) => {
					held = held === null ? delta : conflate(held, delta);
					if (merge[index] && index < deltas.length - 1) return;
					server.table = applied(server.table, held);
					const bytes = encoder.delta(held);
					held = null;
					early.table = applied(early.table, early.decoder.decode(bytes) as Delta);
					if (late.table.epoch !== null) late.table = applied(late.table, late.decoder.decode(bytes) as Delta);
					else if (index >= joinsAt) {
						const whole = encoder.snapshot({ ...snapshotOf(server.table.rows), seq: server.table.seq });
						late.table = applied(late.table, late.decoder.decode(whole) as Snapshot);
					}
				});
				expect(early.table.rows).toEqual(end);
				if (late.table.epoch !== null) expect(late.table.rows).toEqual(end);
			}),
		);
	});

	it('refuses truncated and damaged bytes with a typed error, and never anything else', () => {
		const encoder = new FrameEncoder(LAYOUT);
		const whole = encoder.snapshot(snapshotOf(START));
		const delta = encoder.delta(
			deltasOf(START, [{ set: { b: { ...START.get('a'), lines: [{ line: 'x', sum: 4 }] } }, remove: ['a'] }]).deltas[0] as Delta,
		);
		fc.assert(
			fc.property(fc.constantFrom(whole, delta), fc.nat(400), fc.nat(255), fc.boolean(), (bytes, at, value, cut) => {
				const decoder = new FrameDecoder();
				decoder.decode(whole);
				const damaged = Uint8Array.from(bytes);
				if (cut) readOrRefuse(decoder, damaged.subarray(0, at % damaged.length));
				else {
					damaged[at % damaged.length] = value;
					readOrRefuse(decoder, damaged);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('refuses arbitrary bytes with a typed error', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readOrRefuse(new FrameDecoder(), bytes)));
	});

	it('refuses a delta when the one before it is missing, and everything after until a snapshot', () => {
		const encoder = new FrameEncoder(LAYOUT);
		const decoder = new FrameDecoder();
		decoder.decode(encoder.snapshot(snapshotOf(START)));
		const set = { a: START.get('a') as Row };
		const { deltas } = deltasOf(new Map(), [
			{ set, remove: [] },
			{ set: { b: set.a }, remove: [] },
			{ set: { c: set.a }, remove: [] },
		]);
		const [, second, third] = deltas.map((delta) => encoder.delta(delta));
		expect(() => decoder.decode(second as Uint8Array)).toThrow(expect.objectContaining({ name: 'BadFrameError', reason: 'OUT_OF_STEP' }));
		expect(() => decoder.decode(third as Uint8Array)).toThrow(expect.objectContaining({ reason: 'OUT_OF_STEP' }));
		const rows = new Map([['c', { ...set.a, id: 'c' }]]);
		expect(decoder.decode(encoder.snapshot(snapshotOf(rows, 3)))).toMatchObject({ kind: 'snapshot', seq: 3 });
	});

	it('tells a page of another version so', () => {
		const bytes = pack([99, 0, 'lcr:LDN']);
		expect(() => new FrameDecoder().decode(bytes)).toThrow(expect.objectContaining({ reason: 'OTHER_VERSION' }));
	});

	it('refuses a layout that would reach an object’s prototype', () => {
		const layout = { key: null, columns: [{ name: '__proto_', type: 'plain' }] };
		const bytes = pack([1, 0, 's', 'e', 0, 0, layout, [], new Uint8Array([0]), ['a'], [[{ polluted: true }]]]);
		new FrameDecoder().decode(bytes);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});

	it('carries heartbeats and resets without a snapshot', () => {
		const heartbeat = { kind: 'heartbeat', ...HEAD, seq: 4, sentAt: 1_795_000_000_500 } as const;
		const reset = { kind: 'reset', stream: HEAD.stream, reason: 'TOO_SLOW' } as const;
		expect(new FrameDecoder().decode(encodeControl(heartbeat))).toEqual(heartbeat);
		expect(new FrameDecoder().decode(encodeControl(reset))).toEqual(reset);
	});

	it('sends words as text once the dictionary is full', () => {
		const layout: RowLayout = { key: null, columns: [{ name: 'word', type: 'symbol' }] };
		const rows = new Map(Array.from({ length: MAX_SYMBOLS + 5 }, (_, index) => [`k${index}`, { word: `w${index}` }]));
		const frame = snapshotOf(rows);
		expect(new FrameDecoder().decode(new FrameEncoder(layout).snapshot(frame))).toEqual(frame);
	});
});

function readOrRefuse(decoder: FrameDecoder, bytes: Uint8Array): void {
	try {
		decoder.decode(bytes);
	} catch (error) {
		expect(error).toBeInstanceOf(BadFrameError);
	}
}
