import type { Page } from '@playwright/test';
import { cashResponse, explainResponse, rawMessage } from '@tideline/api';
import { Explain } from '../pages/explain.ts';
import { Overview } from '../pages/overview.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { pay } from '../src/pay.ts';

/** Without a simulator the day stands still: what the page shows is one cut, from the first click to the last. */
const stack = stackOfFile(['engine', 'bff']);
/** Single trades are indexed behind the figures. */
test.beforeAll(() => stack().answers('/api/lcr/explain?entity=GROUP'));

const asked = (query: Record<string, string>) => stack().api.get(`/api/lcr/explain?${new URLSearchParams(query)}`, explainResponse);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A row says more behind its name: a paragraph, a figure. */
const startsWith = (name: string): RegExp => new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.,-])`);

/** Opens the row of a list that names something, and waits for the address to say so. */
async function openRow(page: Page, explain: Explain, list: string | RegExp, name: string, parameter: string): Promise<void> {
	await explain
		.list(list)
		.getByRole('button', { name: startsWith(name) })
		.first()
		.click();
	await expect(page).toHaveURL(new RegExp(`[?&]${parameter}=`));
}

test('from the gauge through line, position and trade to the raw message, every sum the figure above', async ({ page }) => {
	const { ratio, lines, rulebook } = await asked({ entity: 'GROUP' });
	const overview = new Overview(page);
	await overview.open(stack().url);
	await overview.figure.getByRole('link').click();
	const explain = new Explain(page);
	await expect(explain.ratio).toHaveText(/\d/);
	await expect(explain.ties).toBeVisible();

	await page.getByRole('button', { name: /^HQLA/ }).click();
	await expect(page).toHaveURL(/part=hqla/);
	const classes = explain.list('Classes of the stock');
	await expect(classes).toBeVisible();
	expect(sumOf(await explain.amounts(classes))).toBe(ratio.hqla);

	const line = lines.filter(({ side, line: name }) => side === 'STOCK' && name !== '1.reserves').sort((a, b) => b.weighted - a.weighted)[0];
	if (line === undefined) throw new Error('no securities in the stock');
	await openRow(page, explain, 'Classes of the stock', line.line, 'line');
	const positions = explain.list(`Behind ${line.line}`);
	await expect(positions).toBeVisible();
	expect(sumOf(await explain.amounts(positions))).toBe(line.weighted);

	// A position that has been traded today, and that the list names once.
	const opened = (await asked({ entity: 'GROUP', line: line.id })).line?.rows ?? [];
	let traded: { name: string; id: string; weighted: number } | undefined;
	for (const row of opened) {
		if (opened.filter(({ name }) => startsWith(row.name).test(name)).length > 1) continue;
		const { holder } = await asked({ entity: 'GROUP', line: line.id, holder: row.id });
		if (holder?.rows.some(({ kind, source }) => kind === 'TRADE' && source !== null)) {
			traded = row;
			break;
		}
	}
	if (traded === undefined) throw new Error('no position was traded');
	await openRow(page, explain, `Behind ${line.line}`, traded.name, 'holder');
	expect(new URL(page.url()).searchParams.get('holder')).toBe(traded.id);
	const parts = explain.list(`Behind ${traded.name}`);
	await expect(parts).toBeVisible();
	expect(sumOf(await explain.amounts(parts))).toBe(traded.weighted);

	const { holder } = await asked({ entity: 'GROUP', line: line.id, holder: traded.id });
	const trade = holder?.rows.find(({ kind, source }) => kind === 'TRADE' && source !== null);
	if (!trade?.source) throw new Error('no trade of the position');
	await parts.getByRole('button', { name: trade.name }).first().click();
	await expect(page).toHaveURL(/entry=/);
	await expect(page.getByRole('region', { name: `Rule that decided ${trade.name}` })).toContainText(`${rulebook}.`);
	const { topic, partition, offset } = trade.source;
	const raw = await stack().api.get(`/api/messages/${topic}/${partition}/${offset}`, rawMessage);
	await expect(explain.message).toContainText(raw.text.startsWith('8=FIX') ? raw.text.slice(0, 9) : raw.text.slice(0, 40));
	await expect(explain.ties).toBeVisible();

	await explain.steps.getByRole('link', { name: startsWith(line.line) }).click();
	await expect(page).not.toHaveURL(/holder=/);
	await expect(positions).toBeVisible();
	await page.goBack();
	await expect(explain.message).toBeVisible();
});

test('a flow line of the overview opens down to a trade by the keyboard, and the address brings all of it back', async ({ page }) => {
	const { lines } = await asked({ entity: 'GROUP' });
	const candidates = lines.filter(({ side, weighted }) => side === 'OUTFLOW' && weighted > 0);
	let found: { line: string; id: string; holder: string; name: string; weighted: number } | undefined;
	for (const { line, id } of candidates) {
		const level = (await asked({ entity: 'GROUP', line: id })).line;
		const counterparty = level?.rows.find(({ kind }) => kind === 'COUNTERPARTY');
		if (counterparty && level?.rows.filter(({ name }) => name === counterparty.name).length === 1) {
			found = { line, id, holder: counterparty.id, name: counterparty.name, weighted: counterparty.weighted };
			break;
		}
	}
	if (found === undefined) throw new Error('no flow line has a counterparty behind it');
	const explain = new Explain(page);
	await explain.open(stack().url);
	await explain
		.list('Outflows')
		.getByRole('button', { name: startsWith(found.line) })
		.first()
		.focus();
	await page.keyboard.press('Enter');
	const holders = explain.list(`Behind ${found.line}`);
	await expect(holders.getByRole('button').first()).toBeFocused();
	expect(sumOf(await explain.amounts(holders))).toBe(lines.find(({ id }) => id === found.id)?.weighted);
	await holders
		.getByRole('button', { name: startsWith(found.name) })
		.first()
		.focus();
	await page.keyboard.press('Enter');
	const trades = explain.list(`Behind ${found.name}`);
	await expect(trades.getByRole('button').first()).toBeFocused();
	expect(sumOf(await explain.amounts(trades))).toBe(found.weighted);
	await page.keyboard.press('Enter');
	await expect(explain.message).toBeVisible();
	await page.keyboard.press('ArrowLeft');
	await expect(holders.getByRole('button', { name: startsWith(found.name) }).first()).toBeFocused();

	const address = page.url();
	await page.goto('about:blank');
	await page.goto(address);
	await expect(explain.message).toBeVisible();
	await expect(explain.steps.getByRole('listitem')).toHaveCount(5);
	await expect(explain.ties).toBeVisible();
});

test('every class and every group of flows on the overview leads to its explanation', async ({ page }) => {
	const overview = new Overview(page);
	await overview.open(stack().url, { entity: 'GROUP' });
	const rows = overview.hqla.getByRole('link');
	await expect(rows.first()).toBeVisible();
	for (const table of [overview.hqla, overview.outflows]) {
		const data = table.locator('tbody tr');
		await expect(table.getByRole('link')).toHaveCount(await data.count());
	}
	await overview.hqla
		.getByRole('row', { name: /reserves/i })
		.getByRole('link')
		.press('Enter');
	await expect(page).toHaveURL(/\/explain\?line=stock%3A1\.reserves/);
	await expect(new Explain(page).list('Behind 1.reserves')).toBeVisible();
});

test('what is not behind the figure any more says so and leads a step up', async ({ page }) => {
	const explain = new Explain(page);
	await explain.open(stack().url, { line: 'stock:1.reserves', holder: 'account:GONE' });
	await expect(page.getByText('This position is not behind the figure any more.')).toBeVisible();
	await page.getByRole('button', { name: 'One step up' }).click();
	await expect(page).not.toHaveURL(/holder=/);
});

test('the payments of a busy account are read page by page, down to the message of an early one, and back to the newest', async ({
	page,
}) => {
	const { rows } = await stack().api.get('/api/cash?entity=LDN', cashResponse);
	const account = rows.find(({ kind, currency, current }) => kind === 'CENTRAL_BANK' && currency === 'GBP' && current > 0);
	if (account === undefined) throw new Error('London has no pounds at its central bank');
	const names = Array.from({ length: 450 }, (_, index) => `BUSY-${index}`);
	await pay(stack().logPath, account, Object.fromEntries(names.map((name, index) => [name, index % 2 === 0 ? 102 : -101])), Date.now());
	const at = { entity: 'LDN', line: 'stock:1.reserves', holder: `account:${account.accountId}` };
	const level = async (before?: string) => (await asked({ ...at, limit: '1000', ...(before === undefined ? {} : { before }) })).holder;
	await expect.poll(async () => (await level())?.rows.some(({ id }) => id === `payment@${names.at(-1)}`)).toBe(true);

	const explain = new Explain(page);
	await explain.open(stack().url, at);
	const parts = explain.list(`Behind ${account.name}`);
	for (const turn of [1, 2]) {
		await parts.getByRole('button', { name: 'Earlier payments of the day' }).click();
		await expect.poll(() => new URL(page.url()).searchParams.get('before')).toBe(names[450 - 200 * turn]);
		await expect(parts.getByRole('button', { name: 'Later payments of the day' })).toBeVisible();
	}
	await expect(parts.getByRole('button', { name: /^BUSY-([5-9]\d|[1-4]\d\d)(?!\d)/ })).toHaveCount(0);
	const shown = await level(names[50]);
	expect(sumOf((shown?.rows ?? []).map(({ weighted }) => weighted))).toBe(shown?.of.weighted);
	await expect(explain.ties).toBeVisible();
	// The rows of payments that are alike stand in no order of their own: all of them are shown first.
	const more = parts.getByRole('button', { name: /more parts/ });
	if (await more.isVisible()) await more.click();
	await parts.getByRole('button', { name: /^BUSY-7(?!\d)/ }).click();
	await expect(explain.message).toContainText('BUSY-7');
	await expect(page.getByRole('region', { name: 'Rule that decided BUSY-7' })).toContainText('CENTRAL_BANK');

	const later = parts.getByRole('button', { name: 'Later payments of the day' });
	await later.click();
	await expect.poll(() => new URL(page.url()).searchParams.get('before')).toBe(names[250]);
	// The page before is shown until the next one has come.
	await expect(parts.getByRole('button', { name: /^BUSY-7(?!\d)/ })).toHaveCount(0);
	await later.click();
	await expect.poll(() => new URL(page.url()).searchParams.get('before')).toBe(null);
	await expect(later).toHaveCount(0);
});
