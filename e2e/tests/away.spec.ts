import { Overview } from '../pages/overview.ts';
import { exact, percent } from '../src/figures.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { settle } from '../src/settle.ts';
import { Wire } from '../src/wire.ts';

const stack = stackOfFile(undefined, { RATE: '50' });
test.describe.configure({ mode: 'serial' });

let wire: Wire;
test.beforeAll(async () => {
	wire = await Wire.open(stack().url);
});
test.afterAll(() => wire[Symbol.asyncDispose]());

/** Chromium without a window never hides a page: the page is told what a browser would tell it. */
const HIDEABLE = `
	let hidden = false;
	Object.defineProperty(document, 'hidden', { get: () => hidden });
	Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
	globalThis.setHidden = (next) => {
		hidden = next;
		document.dispatchEvent(new Event('visibilitychange'));
	};
`;
const shownHqla = async (overview: Overview) => (await overview.exactAmounts(overview.hqla)).get('HQLA')?.at(-1);
const sequence = async () => (await stack().api.lcr('GROUP')).sequence;
/** A minute of a calm day at the rate of this stack, in records that reach the fold. */
const A_MINUTE_OF_RECORDS = 60 * 20;

test('a page hidden while a minute goes by paints nothing, and has the right figures as soon as it is seen', async ({ page }) => {
	// The page's clock is set forward by the minute, its timers fire as a hidden page's do; the feed sends a minute's worth of records.
	await page.clock.install();
	await page.addInitScript({ content: HIDEABLE });
	const overview = new Overview(page);
	await overview.open(stack().url, { scale: '1' });
	await overview.expectLive();
	await page.evaluate('setHidden(true)');
	const [before, since] = [await shownHqla(overview), await sequence()];
	await page.clock.fastForward(60_000);
	await expect.poll(sequence, { timeout: 60_000 }).toBeGreaterThan(since + A_MINUTE_OF_RECORDS);
	expect(await shownHqla(overview)).toBe(before);

	await page.evaluate('setHidden(false)');
	await expect.poll(() => shownHqla(overview)).not.toBe(before);
	await overview.expectLive();
});

test('a page that the browser froze while the server was started anew comes back by itself', async ({ page, context }) => {
	const overview = new Overview(page);
	await overview.open(stack().url, { scale: '1' });
	await overview.expectLive();
	const devTools = await context.newCDPSession(page);
	await devTools.send('Page.setWebLifecycleState', { state: 'frozen' });
	await stack().kill('bff');
	stack().run('bff');
	await stack().answers('/api/ready');
	await devTools.send('Page.setWebLifecycleState', { state: 'active' });
	const before = await shownHqla(overview);
	await expect.poll(() => shownHqla(overview)).not.toBe(before);
	await overview.expectLive();
});

test('a network that falls silent: the page calls its figures stale within seconds, and live when they flow again', async ({ page }) => {
	const overview = new Overview(page);
	await overview.open(wire.url, { scale: '1' });
	await overview.expectLive();
	wire.stall();
	await expect(overview.connection).toContainText('Stale since');
	await expect(overview.lcrPane).toContainText('No word from the server for');
	wire.mend();
	await overview.expectLive();
});

test('a browser that loses its socket counts down, and comes back to the right figures without a reload', async ({ page }) => {
	const overview = new Overview(page);
	await overview.open(wire.url, { scale: '1' });
	await overview.expectLive();
	await overview.mark();
	wire.cut();
	await expect(overview.connection).toContainText('Disconnected since');
	await expect(overview.connection).toContainText(/retry in \d+ s/);
	const book = await settle(stack());
	wire.mend();
	await expect(overview.connection).not.toContainText('Disconnected');
	const lcr = book.lcr('GROUP');
	await expect.poll(() => shownHqla(overview)).toBe(exact(lcr?.hqla ?? 0, 'USD'));
	await expect(overview.figure).toHaveText(`${percent(lcr?.lcr ?? null)}%`);
	await overview.expectNotReloaded();
});
