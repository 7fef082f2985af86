import { closedDayResponse, closedDaysResponse, lcrHistoryResponse } from '@tideline/api';
import { type ClosedDay, type Day, formatDay, parseDay } from '@tideline/domain';
import { Attribution } from '../pages/attribution.ts';
import { ClosedDayPage } from '../pages/closed-day.ts';
import { exact, percent } from '../src/figures.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { figuresOfLcr, recompute } from '../src/recompute.ts';
import { rollDay } from '../src/roll-day.ts';

const stack = stackOfFile();
const LONDON = ['LDN', 'GROUP'];
let closing: Day;

const daysOf = async (entity: string) => (await stack().api.get(`/api/lcr/days?entity=${entity}`, closedDaysResponse)).days;
const closedDay = (entity: string, date: Day): Promise<ClosedDay> =>
	stack().api.get(`/api/lcr/closed?entity=${entity}&date=${formatDay(date)}`, closedDayResponse);
const dateOf = async (entity: string): Promise<Day> => {
	const found = (await stack().api.entities()).find(({ entityId }) => entityId === entity);
	return parseDay(found?.businessDate ?? '');
};
/** `20 Nov 2026`, worked out apart from the page. */
const words = (date: Day): string => {
	const at = new Date(date * 86_400_000);
	return `${at.getUTCDate()} ${'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
};

test.describe.configure({ mode: 'serial' });

test('a page that is open sees the day roll', async ({ page }) => {
	const shown = new ClosedDayPage(page);
	await shown.open(stack().url, { entity: 'LDN' });
	await shown.expectLive();
	await shown.mark();
	closing = await dateOf('LDN');
	await rollDay(stack().logPath, LONDON, (closing + 1) as Day, Date.now());

	await expect.poll(async () => (await daysOf('LDN')).map(({ date }) => date)).toContain(formatDay(closing));
	await expect(shown.businessDate).toContainText(words((closing + 1) as Day));
	await shown.page.keyboard.press('t');
	await expect(shown.days.getByRole('button', { name: words(closing) })).toBeVisible();
	await shown.page.keyboard.press('Escape');
	await expect(shown.days).toHaveCount(0);
	await shown.expectNotReloaded();
	await expect.poll(async () => (await stack().api.lcr('LDN')).calculationDate).toBe(closing + 1);
});

test('the closed day opens from the picker with the figures that REST gives, which the log gives again', async ({ page }) => {
	const closed = await closedDay('LDN', closing);
	expect(closed.lcr.inputs.length).toBeGreaterThan(0);
	const book = await recompute(stack().logPath, closed.lcr.inputs);
	expect(figuresOfLcr(closed.lcr)).toEqual(figuresOfLcr(book.lcr('LDN')));

	const shown = new ClosedDayPage(page);
	await shown.open(stack().url, { entity: 'LDN', scale: '1' });
	await shown.pick(words(closing));
	expect(new URL(page.url()).searchParams.get('date')).toBe(formatDay(closing));
	await expect(shown.figure).toHaveText(`${percent(closed.lcr.lcr)}%`);
	const { currency } = closed.lcr;
	expect((await shown.exactAmounts(shown.hqla)).get('HQLA')?.at(-1)).toBe(exact(closed.lcr.hqla, currency));
	expect([...(await shown.exactAmounts(shown.outflows)).values()].flat()).toContain(exact(closed.lcr.netCashOutflows, currency));
	const cash = await shown.exactAmounts(shown.closedCash);
	const own = closed.cash.filter(({ kind }) => kind !== 'VOSTRO');
	expect(own.length).toBeGreaterThan(0);
	for (const account of own) {
		const amounts = [account.opening, account.closing, account.pending, account.low].map((amount) => exact(amount, account.currency));
		expect(cash.get(account.name), account.name).toEqual(amounts);
	}
	await expect(page.getByRole('img', { name: /^LCR of .* on .*, with its limits/ })).toBeVisible();
	await expect(shown.facts).toContainText('not kept for a closed day');
});

test('a span dragged on the trend of the closed day says why the ratio moved in it', async ({ page }) => {
	const shown = new Attribution(page);
	await shown.open(stack().url, { entity: 'LDN', date: formatDay(closing) });
	await shown.drag(0.2, 0.6);
	const [from = '', to = ''] = shown.span();
	const { openedAt, closedAt } = await closedDay('LDN', closing);
	expect(Date.parse(from)).toBeGreaterThanOrEqual(Math.floor((openedAt ?? 0) / 60_000) * 60_000);
	expect(Date.parse(to)).toBeLessThanOrEqual(Math.ceil(closedAt / 60_000) * 60_000);
	await expect(shown.waterfall).toContainText('residual 0.00');
	for (const pane of await page.locator('main section[data-state]').all()) await expect(pane).toHaveAttribute('data-state', 'closed');
	await page.keyboard.press('Escape');
	await expect(shown.causes).toBeHidden();
	await page.getByRole('button', { name: 'Back to now' }).click();
	expect(shown.span()).toEqual(['', '']);
});

test('its trend is what the history keeps of it, as of any day', async () => {
	const { openedAt, closedAt } = await closedDay('LDN', closing);
	const path = `/api/lcr/history?entity=LDN&from=${openedAt}&to=${closedAt}&step=60000`;
	const { points } = await stack().api.get(path, lcrHistoryResponse);
	expect(points.length).toBeGreaterThan(0);
	expect(points.every(({ at }) => at >= (openedAt ?? 0) && at <= closedAt)).toBe(true);
});

test('the disclosure table of the closed day of the group is downloaded from it, once the last of its entities has left the day', async ({
	page,
}) => {
	const date = formatDay(closing);
	const others = (await stack().api.entities()).filter(({ entityId }) => !LONDON.includes(entityId));
	const behind = others.filter(({ businessDate }) => parseDay(businessDate ?? '') <= closing).map(({ entityId }) => entityId);
	await rollDay(stack().logPath, behind, (closing + 1) as Day, Date.now());
	await expect.poll(async () => (await daysOf('GROUP')).map(({ date: closed }) => closed)).toContain(date);
	const shown = new ClosedDayPage(page);
	await shown.open(stack().url, { entity: 'GROUP', date });
	await shown.expectClosed(words(closing));
	await shown.lcrPane.getByRole('button', { name: 'LIQ1' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download CSV' }).click();
	expect((await download).suggestedFilename()).toBe(`LIQ1-GROUP-${date}.csv`);
	const [origin = ''] = (await (await fetch(`${stack().url}/api/lcr/template.csv?entity=GROUP&date=${date}`)).text()).split('\r\n');
	expect(origin).toContain(`closed at ${new Date((await closedDay('GROUP', closing)).closedAt).toISOString()}`);
});

test('a link shows the day to a colleague, and one click leads back to now', async ({ page }) => {
	const shown = new ClosedDayPage(page);
	await shown.open(stack().url, { entity: 'LDN', date: formatDay(closing) });
	await shown.expectClosed(words(closing));
	await page.getByRole('button', { name: 'Back to now' }).click();
	await expect(shown.choice).toHaveText('Now');
	await expect(shown.lcrPane).toContainText('Live');
	expect(new URL(page.url()).searchParams.get('date')).toBeNull();
	// A closed day is the overview's alone: the other pages show what is now.
	await shown.pick(words(closing));
	await shown.pages.getByRole('link', { name: 'Positions' }).click();
	await expect(page).toHaveURL(/\/positions/);
	expect(new URL(page.url()).searchParams.get('date')).toBeNull();
});

test('a day that was not kept says so', async ({ page }) => {
	await page.goto(`${stack().url}/?entity=LDN&date=2001-02-03`);
	await expect(page.getByText('No closed day 2001-02-03 of "LDN" has been kept.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Back to now' })).toBeVisible();
});

test('the trend shows five days and thirty, and the address keeps which', async ({ page }) => {
	const shown = new ClosedDayPage(page);
	await shown.open(stack().url, { entity: 'LDN' });
	await page.getByRole('radio', { name: '5 d', exact: true }).click();
	await expect(page.getByRole('img', { name: /in 5 days, with its limits/ })).toBeVisible();
	await expect(page.getByText(/^History begins \d+ [A-Z][a-z]{2}$/)).toBeVisible();
	expect(new URL(page.url()).searchParams.get('trend')).toBe('5d');
	await page.getByRole('radio', { name: '30 d' }).click();
	await expect(page.getByRole('img', { name: /in 30 days, with its limits/ })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('img', { name: /in 30 days, with its limits/ })).toBeVisible();
});
