import { Overrides } from '../pages/overrides.ts';
import { Overview } from '../pages/overview.ts';
import { Positions } from '../pages/positions.ts';
import { Rejected } from '../pages/rejected.ts';
import { expect, test } from '../src/journey.ts';
import { PREPARED_DAY } from '../src/prepared-day.ts';
import { Stack } from '../src/stack.ts';

test.describe('an empty log', () => {
	let stack: Stack;
	test.beforeAll(async () => {
		stack = await Stack.start(['engine', 'bff']);
	});
	test.afterAll(() => stack[Symbol.asyncDispose]());

	test('every page says in words that there is nothing yet, and none fails', async ({ page }) => {
		await page.goto(stack.url);
		const overview = new Overview(page);
		await expect(overview.pages).toBeVisible();
		for (const name of ['Positions', 'Overrides', 'Rejected', 'System', 'Overview']) {
			await overview.pages.getByRole('link', { name }).click();
			await expect(page.getByRole('main')).not.toBeEmpty();
			await expect(page.getByRole('alert')).toHaveCount(0);
		}
		const overrides = new Overrides(page);
		await overrides.open(stack.url);
		await expect(overrides.list).toContainText('No override is in force');
		const rejected = new Rejected(page);
		await rejected.open(stack.url);
		await expect(rejected.messages).toContainText('No message was rejected today.');
	});
});

test.describe('a feed that falls silent', () => {
	let stack: Stack;
	test.beforeAll(async () => {
		// Nothing has come since the day was prepared, which is a minute ago or nearly.
		stack = await Stack.start(['engine', 'bff'], { RATE: '20', HISTORY_RATE: '0.2' }, process.env[PREPARED_DAY]);
		await stack.answers('/api/lcr?entity=GROUP');
	});
	test.afterAll(() => stack[Symbol.asyncDispose]());

	test('is called stale in the strip, in the bell and on the figures that rest on it, and live when it speaks again', async ({ page }) => {
		const overview = new Overview(page);
		await overview.open(stack.url);
		await overview.expectHeard();
		await expect(overview.feed('payments')).toContainText('stale since', { timeout: 120_000 });
		await expect(overview.connection).toContainText('Stale since');
		await expect(overview.lcrPane).toContainText(/inputs stale/);
		await expect(page.getByRole('button', { name: /^[1-9]\d* alerts$/ })).toBeVisible();
		await expect(page.getByRole('region', { name: 'Cash', exact: true })).toHaveAttribute('data-state', 'stale');

		stack.run('simulator');
		await expect(overview.feed('payments')).not.toContainText('stale since');
		await overview.expectLive();
	});

	test('an address without a page says so, and leads back', async ({ page }) => {
		await page.goto(`${stack.url}/nowhere`);
		await expect(page.getByRole('heading', { name: 'There is no such page.' })).toBeVisible();
		await page.getByRole('link', { name: 'Go to the overview' }).click();
		await new Overview(page).expectHeard();
	});

	test('an entity that the bank does not have is said to be none', async ({ page }) => {
		await page.goto(`${stack.url}/?entity=NOWHERE`);
		await expect(page.getByRole('heading', { name: 'There is no entity NOWHERE.' })).toBeVisible();
		await page.getByRole('button', { name: 'Show the group' }).click();
		await expect(new Overview(page).figure).toHaveText(/\d/);
	});

	test('a history that cannot be read says so in the place of the trend, and is asked for again', async ({ page }) => {
		await page.route('**/api/lcr/history?*', (route) => route.abort());
		await new Overview(page).open(stack.url);
		const trend = page.getByRole('region').filter({ has: page.getByRole('radiogroup', { name: 'Time of the trend' }) });
		await expect(trend).toContainText('The server cannot be reached');
		await page.unroute('**/api/lcr/history?*');
		await trend.getByRole('button', { name: 'Retry' }).click();
		await expect(trend.getByRole('img', { name: /with its limits/ })).toBeVisible();
	});

	test('the keyboard reaches pages, entities, search and rows, and the focus returns to the row', async ({ page }) => {
		const overview = new Overview(page);
		await overview.open(stack.url);
		await expect(overview.tile(2)).toBeVisible();
		await page.keyboard.press('2');
		await expect(overview.tile(2)).toHaveAttribute('aria-current', 'true');
		await page.keyboard.press('g');
		await page.keyboard.press('p');
		await expect(page).toHaveURL(/\/positions\?entity=/);
		await page.keyboard.press('Control+k');
		await expect(overview.find).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(overview.find).toBeHidden();

		const positions = new Positions(page);
		await expect(positions.shown).toHaveText(/^[1-9]/);
		const cell = positions.grid.locator('[role="row"][row-index="3"] [col-id="name"]');
		const name = (await cell.textContent()) ?? '';
		await cell.click();
		await expect(positions.drawer.getByRole('heading', { level: 2 })).toHaveText(name);
		await expect(positions.drawer).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(positions.drawer).toBeHidden();
		const focused = page.locator(':focus');
		await expect(focused).toHaveText(name);
		await page.keyboard.press('ArrowDown');
		const next = (await focused.textContent()) ?? '';
		await page.keyboard.press('Enter');
		await expect(positions.drawer.getByRole('heading', { level: 2 })).toHaveText(next);
		await expect(positions.drawer).toBeFocused();
		await page.keyboard.press('r');
		await expect(page.getByRole('form', { name: /^Reclassify/ })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('form', { name: /^Reclassify/ })).toBeHidden();
		await page.keyboard.press('Escape');
		await expect(positions.drawer).toBeHidden();
		await expect(focused).toHaveText(next);
	});

	test('from the search, Enter leads to the first row that it leaves', async ({ page }) => {
		const positions = new Positions(page);
		const [held] = (await stack.api.positions('GROUP')).filter(({ level }) => level === 'LEVEL_2B');
		await positions.open(stack.url);
		await page.keyboard.press('/');
		await expect(positions.search).toBeFocused();
		await page.keyboard.type(held?.instrumentId ?? '');
		await page.keyboard.press('Enter');
		await expect(page.locator(':focus')).toHaveText(held?.name ?? '');
		await page.keyboard.press('Enter');
		await expect(positions.drawer.getByRole('heading', { level: 2 })).toHaveText(held?.name ?? '');
	});

	test('a page found by a few letters opens with Enter', async ({ page }) => {
		await new Overview(page).open(stack.url);
		await page.keyboard.press('Control+k');
		await expect(page.getByRole('combobox', { name: /^Find a page/ })).toBeFocused();
		await page.keyboard.type('posi');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/positions/);
	});

	test('the address holds the state of the view: loaded again, it shows the same', async ({ page }) => {
		const positions = new Positions(page);
		const [held] = (await stack.api.positions('LDN')).filter(({ level }) => level === 'LEVEL_2A');
		await positions.open(stack.url, { entity: 'LDN', scale: 'k', level: 'LEVEL_2A', position: held?.key ?? '' });
		const seen = async () => ({
			title: await positions.drawer.getByRole('heading', { level: 2 }).textContent(),
			shown: await positions.shown.textContent(),
			entity: await positions.entities.locator('[aria-current="true"]').getAttribute('title'),
			scale: await page.getByRole('radio', { name: 'k', exact: true }).isChecked(),
		});
		await expect(positions.drawer.getByRole('heading', { level: 2 })).toHaveText(held?.name ?? '');
		const before = await seen();
		expect(before).toMatchObject({ title: held?.name, entity: expect.stringContaining('London'), scale: true });
		await page.reload();
		await expect(positions.shown).toHaveText(before.shown ?? '');
		await expect.poll(seen).toEqual(before);
	});
});
