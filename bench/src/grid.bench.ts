import { type Delta, FrameEncoder, ROW_LAYOUTS, type Row } from '@tideline/stream';
import { openChromium, scriptOf } from './browser.ts';
import type { BenchRow } from './harness.ts';
import { makePositions, tickPrices } from './stream-positions.ts';

const POSITIONS = 10_000;
const UPDATES_PER_SECOND = 20_000;
/** As the BFF publishes. */
const TICK_MS = 100;
const ROUND_MS = 5_000;
const HEAD = { stream: 'positions:GROUP', epoch: 'b3nch000', asOf: 1_795_000_000_000 };

/** What `page/grid-page.ts` exports; it belongs to the web app's types, not to Node's. */
interface GridPage {
	mount(snapshot: string): Promise<number>;
	framesDuring(milliseconds: number, deltas: readonly string[]): Promise<number>;
	visibleText(): string;
}

/** The Positions grid of the app in Chromium: frames a second while rows change, against the same page at rest. */
export async function run(): Promise<BenchRow[]> {
	const { snapshot, deltas } = framesOfStream();
	const { code, style } = await scriptOf(new URL('../page/grid-page.ts', import.meta.url));
	const browser = await openChromium();
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await page.addStyleTag({ content: style });
		await page.addScriptTag({ content: code });
		const rows = await page.evaluate((text) => (globalThis as unknown as { bench: GridPage }).bench.mount(text), snapshot);
		const measure = (given: readonly string[]) =>
			page.evaluate(([milliseconds, texts]) => (globalThis as unknown as { bench: GridPage }).bench.framesDuring(milliseconds, texts), [
				ROUND_MS,
				given,
			] as const);
		const textOf = () => page.evaluate(() => (globalThis as unknown as { bench: GridPage }).bench.visibleText());
		const before = await textOf();
		const idle = await measure([]);
		const busy = await measure(deltas);
		if ((await textOf()) === before) throw new Error('no update reached the screen');
		return [
			{
				name: `grid of ${rows} rows at ${UPDATES_PER_SECOND} row updates/s`,
				value: busy,
				unit: 'frames/s',
				ratio: { value: busy / idle, against: 'the idle page', target: 0.9, better: 'higher' },
				note: `idle ${idle.toFixed(1)}; Chromium, a delta every ${TICK_MS} ms, decoded, reduced and painted`,
			},
		];
	} finally {
		await browser.close();
	}
}

/** A snapshot and the deltas of one round, as text for the page. */
function framesOfStream(): { snapshot: string; deltas: string[] } {
	let positions = makePositions(POSITIONS);
	const encoder = new FrameEncoder(ROW_LAYOUTS.positions);
	const rows = new Map<string, Row>(positions.map((position) => [position.key, position]));
	const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
	const snapshot = text(encoder.snapshot({ kind: 'snapshot', ...HEAD, seq: 0, rows }));
	const deltas = Array.from({ length: ROUND_MS / TICK_MS }, (_, index) => {
		const ticked = tickPrices(positions, index, (UPDATES_PER_SECOND * TICK_MS) / 1_000);
		positions = ticked.positions;
		const delta: Delta = { kind: 'delta', ...HEAD, follows: index, seq: index + 1, changed: ticked.changed, removed: [] };
		return text(encoder.delta(delta));
	});
	return { snapshot, deltas };
}
