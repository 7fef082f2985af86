import { Overview } from '../pages/overview.ts';
import { Positions } from '../pages/positions.ts';
import { exact, percent } from '../src/figures.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { figuresOfLcr, recompute } from '../src/recompute.ts';
import { settle } from '../src/settle.ts';

const stack = stackOfFile();
test.describe.configure({ mode: 'serial' });

/** The exact stock of the group as the page shows it. */
const shownHqla = async (overview: Overview) => (await overview.exactAmounts(overview.hqla)).get('HQLA')?.at(-1);
const epochOf = async () => (await stack().api.get('/api/health', { parse: (value) => value as { epoch: string } })).epoch;

test('the server killed and started again under an open page: it says so, and comes back without a reload', async ({ page }) => {
	const overview = new Overview(page);
	await overview.open(stack().url, { scale: '1' });
	await overview.expectLive();
	await overview.mark();
	const epoch = await epochOf();
	await stack().kill('bff');
	await expect(overview.connection).toContainText('Disconnected since');
	await expect(overview.lcrPane).toContainText('No connection for');
	// Figures that are not current stay in sight, and are said not to be.
	await expect(overview.figure).toHaveText(/\d/);

	stack().run('bff');
	await stack().answers('/api/ready');
	await overview.expectLive();
	expect(await epochOf()).not.toBe(epoch);
	const before = await shownHqla(overview);
	await expect.poll(() => shownHqla(overview)).not.toBe(before);
	await overview.expectNotReloaded();
});

test('the positions too come back live after a restart of the server', async ({ page }) => {
	const positions = new Positions(page);
	await positions.open(stack().url);
	const status = page.getByText(/^Snapshot epoch/);
	const before = await status.textContent();
	await stack().kill('bff');
	await expect(positions.connection).toContainText('Disconnected since');
	stack().run('bff');
	await stack().answers('/api/ready');
	await positions.expectLive();
	await expect(status).not.toHaveText(before ?? '');
	await expect(positions.shown).toHaveText(/^[1-9]\d* of [1-9]/);
});

test('the engine killed in the middle of its work and started again counts nothing twice', async ({ page }) => {
	const overview = new Overview(page);
	await overview.open(stack().url, { scale: '1' });
	await overview.expectLive();
	for (let kill = 0; kill < 2; kill++) {
		await stack().kill('engine');
		const { sequence } = await stack().api.lcr('GROUP');
		stack().run('engine');
		await expect.poll(async () => (await stack().api.lcr('GROUP')).sequence).toBeGreaterThan(sequence);
	}
	const served = await stack().api.lcr('GROUP');
	expect(figuresOfLcr(served)).toEqual(figuresOfLcr((await recompute(stack().logPath, served.inputs)).lcr('GROUP')));

	const book = await settle(stack());
	const lcr = book.lcr('GROUP');
	await expect(overview.figure).toHaveText(`${percent(lcr?.lcr ?? null)}%`);
	await expect.poll(() => shownHqla(overview)).toBe(exact(lcr?.hqla ?? 0, lcr?.currency ?? ''));
});

test('all three killed at once: what was there is there again, and the day goes on', async ({ page }) => {
	stack().run('simulator');
	const { sequence } = await stack().api.lcr('GROUP');
	await expect.poll(async () => (await stack().api.lcr('GROUP')).sequence).toBeGreaterThan(sequence);
	await Promise.all([stack().kill('simulator'), stack().kill('engine'), stack().kill('bff')]);
	for (const app of ['engine', 'bff'] as const) stack().run(app);
	await stack().answers('/api/lcr?entity=GROUP');
	const book = await settle(stack());
	const overview = new Overview(page);
	await overview.open(stack().url, { scale: '1' });
	await expect.poll(() => shownHqla(overview)).toBe(exact(book.lcr('GROUP')?.hqla ?? 0, 'USD'));
});
