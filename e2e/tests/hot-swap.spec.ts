import { controlResponse } from '@tideline/api';
import { Overview } from '../pages/overview.ts';
import { Positions } from '../pages/positions.ts';
import { System } from '../pages/system.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { SECOND, writeSecondFeed } from '../src/second-feed.ts';

const stack = stackOfFile();
/** The account's column is left out until it is asked for. */
const WITH_ACCOUNT = { hide: 'pending' };

const status = async () => (await stack().api.get('/api/control', controlResponse)).status;

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => writeSecondFeed(stack().logPath, (name) => `${name} (second)`));

test('an operator swaps the feeds while Positions is open in another window: new rows, no reload', async ({ page, context }) => {
	const { url, api } = stack();
	const [held] = (await api.positions('GROUP')).filter(({ accountName }) => accountName !== null);
	const key = held?.key ?? '';
	const watching = new Positions(await context.newPage());
	await watching.open(url, { ...WITH_ACCOUNT, search: held?.instrumentId ?? '' });
	await expect(watching.cell(key, 'accountId')).toHaveText(held?.accountName ?? '');
	await watching.mark();
	const ratio = new Overview(await context.newPage());
	await ratio.open(url);
	await ratio.expectLive();
	await ratio.mark();

	const system = new System(page);
	await system.open(url);
	await system.expectLive();
	const { generation, nextGeneration } = await status();
	await system.ask(SECOND);
	await expect(system.checks).toContainText(`${SECOND.positions} exists, 4 partitions`);
	await expect(system.checks).toContainText('readable by');
	await system.begin();
	await expect(system.confirmation).toContainText(`Swap generation ${generation} to ${nextGeneration}?`);
	await expect(system.confirmation).toContainText('Logged as demo.analyst');
	// Another number does not confirm it.
	await system.confirmation.getByLabel(/^Type/).fill(String(generation));
	await expect(system.confirmation.getByRole('button', { name: 'Swap' })).toHaveAttribute('aria-disabled', 'true');
	await system.confirm(nextGeneration);

	await expect(system.stages.getByRole('listitem').filter({ hasText: 'Publish' })).toContainText('done');
	await expect(system.status).toContainText(SECOND.positions);
	await expect(watching.cell(key, 'accountId')).toHaveText(`${held?.accountName} (second)`);
	await watching.expectNotReloaded();
	await watching.expectHeard();
	await ratio.expectNotReloaded();
	await ratio.expectLive();
	await expect(system.stages.getByRole('listitem').filter({ hasText: `Close ${generation}` })).toContainText('done');
	await expect(system.log.getByRole('row').nth(1)).toContainText('Closed');
	await expect(system.log).toContainText(`positions → ${SECOND.positions}`);
	await expect(system.log).toContainText('demo.analyst');
});

test('a topic that is not there stops it before, and blank fields have nothing to swap', async ({ page }) => {
	const system = new System(page);
	await system.open(stack().url);
	await system.expectLive();
	await system.ask({ positions: 'positions.v9' });
	await expect(system.checks).toContainText('positions.v9: there is no such topic');
	await expect(system.swapForm.getByRole('button', { name: 'Swap' })).toHaveAttribute('aria-disabled', 'true');
	await system.ask({ positions: ' ' });
	await expect(system.checks).not.toContainText('positions.v9');
	await system.swapForm.getByRole('button', { name: 'Swap' }).click();
	await expect(system.swapForm).toContainText('Nothing to swap, status refreshed');
});

test('the keyboard alone swaps back, and Escape gives up', async ({ page }) => {
	const system = new System(page);
	await system.open(stack().url);
	await system.expectLive();
	const { nextGeneration } = await status();
	await system.ask({ positions: 'positions', accounts: 'reference.accounts' });
	await expect(system.checks).toContainText('positions exists');
	const swap = system.swapForm.getByRole('button', { name: 'Swap' });
	await expect(swap).not.toHaveAttribute('aria-disabled', 'true');
	await page.keyboard.press('Enter');
	await expect(system.confirmation.getByLabel(/^Type/)).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(system.confirmation).toBeHidden();
	await expect(swap).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.type(String(nextGeneration));
	await page.keyboard.press('Enter');
	await expect(system.status).toContainText('caught up in');
	await expect.poll(async () => (await status()).generation).toBe(nextGeneration);
	await expect(system.swapForm).toContainText('reference.accounts');
});

test('what is chosen and taken back leaves a form that can be sent', async ({ page }) => {
	const system = new System(page);
	await system.open(stack().url);
	await system.expectLive();
	const swap = system.swapForm.getByRole('button', { name: 'Swap' });
	await system.ask({ join: `keeps ${(await status()).joinType}` });
	await expect(swap).not.toHaveAttribute('aria-disabled', 'true');
	const topic = system.swapForm.getByLabel('New positions topic');
	await topic.press('x');
	await topic.press('Backspace');
	await expect(swap).not.toHaveAttribute('aria-disabled', 'true');
	await swap.click();
	await expect(system.swapForm).toContainText('Nothing to swap, status refreshed');
});

test('an answer that is lost leaves no dead form: the page hears of the swap, and can swap back', async ({ page }) => {
	const system = new System(page);
	await system.open(stack().url);
	await system.expectLive();
	const { nextGeneration } = await status();
	await page.route('**/api/control', async (route) => {
		if (route.request().method() !== 'POST') return route.fallback();
		await route.fetch();
		await route.abort();
	});
	await system.ask({ join: 'inner' });
	await system.begin();
	await system.confirm(nextGeneration);
	await expect(page.getByRole('alert')).toContainText('The server cannot be reached');
	await expect(system.confirmation).toBeHidden();
	await page.unroute('**/api/control');
	await system.ask({ join: 'left' });
	await system.begin();
	await system.confirm(nextGeneration + 1);
	await expect.poll(async () => (await status()).generation).toBe(nextGeneration + 1);
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a feed opens its topics with schema and offsets, and the link keeps it', async ({ page }) => {
	const system = new System(page);
	await system.open(stack().url);
	await system.feedsPane.getByRole('button', { name: 'oms.bond' }).click();
	await expect(page).toHaveURL(/feed=oms\.bond/);
	const topics = page.getByRole('region', { name: 'oms.bond' });
	await expect(topics).toContainText('goes to trades.bonds');
	await expect(topics.getByRole('row')).toHaveCount(1 + 1 + 4);
	await page.reload();
	await expect(topics).toContainText('goes to trades.bonds');
	await topics.getByRole('button', { name: 'Close topics' }).click();
	await expect(topics).toHaveCount(0);
	await system.status.getByRole('button', { name: 'positions + accounts' }).click();
	await expect(page.getByRole('region', { name: 'Joined view' })).toContainText('Avro tideline.Position');
});
