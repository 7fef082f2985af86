import { closedDayResponse, closedDaysResponse, lcrHistoryResponse } from '@tideline/api';
import { type ClosedDay, type Day, formatDay, parseDay } from '@tideline/domain';
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

test('its trend is what the history keeps of it, as of any day', async () => {
	const { openedAt, closedAt } = await closedDay('LDN', closing);
	const path = `/api/lcr/history?entity=LDN&from=${openedAt}&to=${closedAt}&step=60000`;
	const { points } = await stack().api.get(path, lcrHistoryResponse);
	expect(points.length).toBeGreaterThan(0);
	expect(points.every(({ at }) => at >= (openedAt ?? 0) && at <= closedAt)).toBe(true);
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
	expect(new URL(page.url()).searchParams.get('trend')).toBe('5d');
	await page.getByRole('radio', { name: '30 d' }).click();
	await expect(page.getByRole('img', { name: /in 30 days, with its limits/ })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('img', { name: /in 30 days, with its limits/ })).toBeVisible();
});
