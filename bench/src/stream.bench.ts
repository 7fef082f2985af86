import { gzipSync } from 'node:zlib';
import type { Position } from '@tideline/domain';
import { type Delta, FrameEncoder, ROW_LAYOUTS, type Row, type Snapshot } from '@tideline/stream';
import { openChromium, scriptOf } from './browser.ts';
import { type BenchRow, time } from './harness.ts';
import { type DecodeTimes, type DecodeWork, decodeTimes } from './stream-decode.ts';
import { makePositions, tickPrices } from './stream-positions.ts';

const POSITIONS = 10_000;
const CHANGED = 1_000;
const REPEATS = 40;
/** Times that the deltas are decoded. */
const ROUNDS = 8;
const HEAD = { stream: 'positions:GROUP', epoch: 'b3nch000', asOf: 1_795_000_000_000 };

/** Bytes and decoding of a positions delta against JSON of the same changed cells. */
export async function run(): Promise<BenchRow[]> {
	const positions = makePositions(POSITIONS);
	const rows = new Map<string, Row>(positions.map((position) => [position.key, position]));
	const encoder = new FrameEncoder(ROW_LAYOUTS.positions);
	const snapshot: Snapshot = { kind: 'snapshot', ...HEAD, seq: 0, rows };
	const snapshotBytes = encoder.snapshot(snapshot);
	const deltas = deltasOf(positions);
	const encoded = deltas.map((delta) => encoder.delta(delta));
	const json = deltas.map(jsonOf);
	const work = { snapshot: snapshotBytes, deltas: encoded, json };
	const first = { bytes: encoded[0] as Uint8Array, json: json[0] as string };
	return [
		bytesRow('positions delta, bytes', first.bytes.length, Buffer.byteLength(first.json), 0.3),
		bytesRow('positions delta, bytes after gzip', gzipSync(first.bytes).length, gzipSync(first.json).length, 0.7),
		decodeRow('Chromium', await decodeTimesOfPage(work)),
		decodeRow('Node', decodeTimes(work, ROUNDS)),
		await encodeRow(deltas, snapshot, json),
		bytesRow('positions snapshot, bytes', snapshotBytes.length, Buffer.byteLength(JSON.stringify(positions)), 0.3),
	];
}

function deltasOf(start: readonly Position[]): Delta[] {
	let positions = start;
	return Array.from({ length: REPEATS }, (_, index) => {
		const ticked = tickPrices(positions, index, CHANGED);
		positions = ticked.positions;
		return { kind: 'delta', ...HEAD, follows: index, seq: index + 1, changed: ticked.changed, removed: [] };
	});
}

/** The same changed cells as JSON rows. */
function jsonOf(delta: Delta): string {
	return JSON.stringify([...delta.changed].map(([key, cells]) => ({ key, ...cells })));
}

function bytesRow(name: string, bytes: number, baseline: number, target: number): BenchRow {
	return {
		name,
		value: bytes,
		unit: 'bytes',
		ratio: { value: bytes / baseline, against: 'JSON rows', target, better: 'lower' },
		note: `${CHANGED} of ${POSITIONS} rows, changed cells only`,
	};
}

function decodeRow(where: string, { decode, parse }: DecodeTimes): BenchRow {
	return {
		name: `positions delta, decode in ${where}`,
		value: decode,
		unit: 'ms',
		ratio: { value: decode / parse, against: 'JSON.parse', target: 0.5, better: 'lower' },
		note: `JSON.parse ${parse.toFixed(2)} ms, in turn; medians`,
	};
}

async function decodeTimesOfPage(work: DecodeWork): Promise<DecodeTimes> {
	const browser = await openChromium();
	try {
		const page = await browser.newPage();
		const { code } = await scriptOf(new URL('stream-decode.ts', import.meta.url));
		await page.addScriptTag({ content: code });
		const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
		const given = { snapshot: text(work.snapshot), deltas: work.deltas.map(text), json: [...work.json], rounds: ROUNDS };
		return await page.evaluate(({ rounds, ...given }) => {
			const { bench } = globalThis as unknown as { bench: typeof import('./stream-decode.ts') };
			return bench.decodeTimesOfText(given, rounds);
		}, given);
	} finally {
		await browser.close();
	}
}

async function encodeRow(deltas: readonly Delta[], snapshot: Snapshot, json: readonly string[]): Promise<BenchRow> {
	const encoder = new FrameEncoder(ROW_LAYOUTS.positions);
	encoder.snapshot(snapshot);
	const frames = await time(REPEATS * CHANGED, () => deltas.map((delta) => encoder.delta(delta)), 1);
	const stringify = await time(REPEATS * CHANGED, () => deltas.map(jsonOf), 1);
	return {
		name: 'positions delta, encode',
		value: (frames.seconds / REPEATS) * 1e3,
		unit: 'ms',
		note: `${(frames.seconds / stringify.seconds).toFixed(2)}× JSON.stringify; once for all clients; ${json.length} deltas`,
	};
}
