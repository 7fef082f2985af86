import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Started } from '../../e2e/src/npm-start.ts';
import { startCluster } from '../../scripts/start/local-kafka.ts';
import { openLog } from '../../scripts/start/open-log.ts';
import { UsageError } from '../../scripts/start/usage-error.ts';
import { openChromium, scriptOf } from './browser.ts';
import type { BenchRow } from './harness.ts';
import { OwnBond } from './own-bond.ts';

const SAMPLES = 100;
const WARM_UP = 10;
/** The least time between two deltas of a grid. */
const TICK_MS = 100;
/** What the way from the desk's message to the painted figure may take beside the tick, by the log (design §12). */
const BESIDE_TICK_MS = { embedded: 50, Kafka: 100 };
/** Of the one row that the page shows. */
const CELL = '[row-index="0"] [col-id="pending"]';

/** What `page/pixel-page.ts` exports; it belongs to the web app's types, not to Node's. */
interface PixelPage {
	watch(selector: string): { painted: Promise<number> };
}

/** Trades fall anywhere within a tick. */
const pause = (sample: number): number => 150 + ((sample * 37) % TICK_MS);

/** From a desk's trade in the log of `npm start` to the figure painted in Chromium, with the simulator at its usual rate beside it. */
export async function run(): Promise<BenchRow[]> {
	return [await inFolder('embedded', {}), await onKafka()];
}

/** Nothing without a JDK. */
async function onKafka(): Promise<BenchRow> {
	const folder = mkdtempSync(join(tmpdir(), 'tideline-pixel-'));
	try {
		const { env, stop } = await startCluster(folder, { fresh: false });
		try {
			return await inFolder('Kafka', env);
		} finally {
			await stop();
		}
	} catch (error) {
		if (error instanceof UsageError) return { name: `on Kafka not measured: ${error.message}`, value: 0, unit: '' };
		throw error;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function inFolder(kind: keyof typeof BESIDE_TICK_MS, env: NodeJS.ProcessEnv): Promise<BenchRow> {
	const folder = mkdtempSync(join(tmpdir(), 'tideline-pixel-'));
	try {
		await using started = new Started(['--port', '0', '--data', folder], env);
		const address = await started.live();
		const log = openLog(folder, env);
		const browser = await openChromium();
		try {
			const bond = await OwnBond.announce(log);
			const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
			const { code } = await scriptOf(new URL('../page/pixel-page.ts', import.meta.url));
			// The page's policy lets no script of others in but one that the browser itself begins with, in a scope of its own.
			await page.addInitScript({ content: `${code};globalThis.bench = bench;` });
			await bond.buy();
			await page.goto(`${address}/positions?entity=LDN&search=${bond.isin}&hide=accountId`);
			return rowOf(kind, await measure(page, bond));
		} finally {
			await browser.close();
			await log.close();
			await started.end('SIGINT');
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(page: Page, bond: OwnBond): Promise<number[]> {
	await page.locator(CELL).waitFor();
	const samples: number[] = [];
	for (let sample = 0; sample < WARM_UP + SAMPLES; sample++) {
		await wait(pause(sample));
		await page.evaluate((selector) => {
			const own = globalThis as unknown as { bench: PixelPage; watched: { painted: Promise<number> } };
			own.watched = own.bench.watch(selector);
		}, CELL);
		const at = performance.timeOrigin + performance.now();
		await bond.buy();
		const painted = await page.evaluate(() => (globalThis as unknown as { watched: { painted: Promise<number> } }).watched.painted);
		samples.push(painted - at);
	}
	return samples.slice(WARM_UP).sort((a, b) => a - b);
}

function rowOf(kind: keyof typeof BESIDE_TICK_MS, samples: readonly number[]): BenchRow {
	const beside = BESIDE_TICK_MS[kind];
	const at = (share: number): number => samples[Math.min(samples.length - 1, Math.floor(samples.length * share))] ?? Number.NaN;
	return {
		name: `trade to pixel, ${kind} log, p99`,
		value: at(0.99),
		unit: 'ms',
		ratio: { value: at(0.99) / (TICK_MS + beside), against: `the tick and ${beside} ms`, target: 1, better: 'lower' },
		note: `${samples.length} trades; median ${at(0.5).toFixed(0)} ms, p90 ${at(0.9).toFixed(0)} ms`,
	};
}
