import { Overview } from '../pages/overview.ts';
import { shownHqla as hqlaOf, shownConnection } from '../src/background-overview.ts';
import { BackgroundTab } from '../src/background-tab.ts';
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

const shownHqla = async (overview: Overview) => (await overview.exactAmounts(overview.hqla)).get('HQLA')?.at(-1);

test('a page that the browser froze while the server was started anew comes back by itself', async () => {
	await using tab = await BackgroundTab.open(`${stack().url}/?scale=1`);
	await expect.poll(() => shownConnection(tab)).toBe('Live');
	await tab.evaluate(`globalThis.frozen = 0; document.addEventListener('freeze', () => globalThis.frozen++)`);
	await tab.freeze();
	const before = await hqlaOf(tab);
	await stack().kill('bff');
	stack().run('bff');
	await stack().answers('/api/ready');
	expect(await tab.evaluate('globalThis.frozen')).toBe(1);
	expect(await hqlaOf(tab)).toBe(before);
	await tab.show();
	await expect.poll(() => hqlaOf(tab)).not.toBe(before);
	await expect.poll(() => shownConnection(tab)).toBe('Live');
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
