import { attributionResponse, lcrHistoryResponse } from '@tideline/api';
import { Attribution } from '../pages/attribution.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';

const stack = stackOfFile();

/** `−1.14` as hundredths; every figure here has two decimals. */
const hundredths = (text: string) => Math.round(Number(text.replace('−', '-').replaceAll(',', '')) * 100);

/** The table of causes in hundredths of a point, between its two ends. */
async function pointsOf(overview: Attribution) {
	const [start, ...rest] = await overview.rows(overview.causes);
	const end = rest.pop();
	const last = (cells: string[] | undefined) => hundredths(cells?.at(-1) ?? '');
	return { start: last(start), points: rest.map(last), end: last(end), rest };
}

test('a span dragged on the trend says why the ratio moved in it, and adds up', async ({ page }) => {
	const overview = new Attribution(page);
	await overview.open(stack().url);
	await overview.drag(0.15, 0.35);
	const [from = '', to = ''] = overview.span();
	expect(Date.parse(to)).toBeGreaterThan(Date.parse(from));
	await expect(overview.band).toBeVisible();
	const { start, points, end, rest } = await pointsOf(overview);
	expect(points.length).toBeGreaterThan(3);
	expect(start + points.reduce((sum, part) => sum + part, 0)).toBe(end);
	expect(rest.slice(0, -1).map((cells) => Math.abs(hundredths(cells.at(-1) ?? '')))).toEqual(
		rest
			.slice(0, -1)
			.map((cells) => Math.abs(hundredths(cells.at(-1) ?? '')))
			.sort((a, b) => b - a),
	);
	await expect(overview.waterfall).toContainText('residual 0.00');
	const { api } = stack();
	const { points: trend } = await api.get(`/api/lcr/history?from=${Date.parse(from)}&to=${Date.parse(to)}`, lcrHistoryResponse);
	const move = await api.get(`/api/lcr/attribution?from=${Date.parse(from)}&to=${Date.parse(to)}`, attributionResponse);
	const [first, last] = [trend[0], trend.at(-1)];
	expect([move.from, move.to]).toEqual([first?.at, last?.at]);
	const sum = (of: 'hqlaChange' | 'netCashOutflowsChange') => move.causes.reduce((total, cause) => total + cause[of], 0);
	expect(sum('hqlaChange')).toBe((last?.hqla ?? 0) - (first?.hqla ?? 0));
	expect(sum('netCashOutflowsChange')).toBe((last?.netCashOutflows ?? 0) - (first?.netCashOutflows ?? 0));
});

test('the keyboard moves the span, a link holds it, and Escape lets it go', async ({ page }) => {
	const overview = new Attribution(page);
	await overview.open(stack().url);
	await overview.drag(0.2, 0.3);
	const [from = '', to = ''] = overview.span();
	const minutes = () => overview.span().map((text, place) => (Date.parse(text) - Date.parse([from, to][place] ?? '')) / 60_000);
	await page.keyboard.press('[');
	await expect.poll(minutes).toEqual([-1, -1]);
	await page.keyboard.press('Shift+]');
	await expect.poll(minutes).toEqual([-1, 0]);
	await page.reload();
	await expect(overview.causes.getByRole('row').nth(2)).toContainText(/\d/);
	expect(minutes()).toEqual([-1, 0]);
	await page.keyboard.press('Escape');
	await expect(overview.causes).toBeHidden();
	await expect(overview.hqla).toBeVisible();
	expect(overview.span()).toEqual(['', '']);
});

test('a cause opens its largest events, and the last hour leads to its span', async ({ page }) => {
	const overview = new Attribution(page);
	await overview.open(stack().url);
	await expect(overview.why.getByText('LCR now')).toBeVisible();
	await expect(overview.why.getByText(/^Exact\. HQLA/)).toBeVisible();
	await overview.why.getByRole('button', { name: 'Explain' }).click();
	await expect(overview.causes.getByRole('row').nth(2)).toContainText(/\d/);
	await overview.causes.getByRole('button').first().click();
	await expect(overview.events.getByRole('row').nth(1)).toContainText(/\d\d:\d\d:\d\d/);
	expect(new URL(page.url()).searchParams.get('cause')).not.toBeNull();
	await page.getByRole('button', { name: 'Waterfall' }).click();
	await expect(overview.waterfall).toBeVisible();
});

test('a span dragged on the trend of five days says why the ratio moved in it, with its date where that is another', async ({ page }) => {
	const overview = new Attribution(page);
	await overview.open(stack().url, { trend: '5d' });
	await overview.drag(0.4, 0.9);
	const { start, points, end } = await pointsOf(overview);
	expect(points.length).toBeGreaterThan(3);
	expect(start + points.reduce((sum, part) => sum + part, 0)).toBe(end);
	const [from = '', to = ''] = overview.span();
	const { kept } = await stack().api.get('/api/lcr/attribution', attributionResponse);
	expect(Date.parse(from)).toBeGreaterThanOrEqual(Math.floor(kept.from / 60_000) * 60_000);
	await page.reload();
	await expect(overview.band).toBeVisible();
	await expect(overview.causes.getByRole('row').nth(2)).toContainText(/\d/);
	expect(overview.span()).toEqual([from, to]);
});

test('a span of which nothing is kept says so, and one that is kept in part leads to that part', async ({ page }) => {
	const overview = new Attribution(page);
	await overview.open(stack().url, { from: '2001-02-03T04:00Z', to: '2001-02-03T05:00Z' });
	await expect(overview.notKept).toContainText('This span lies before that');
	await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(0);
	const { kept } = await stack().api.get('/api/lcr/attribution', attributionResponse);
	const to = new Date(Math.floor(kept.from / 60_000) * 60_000 + 3_600_000).toISOString().replace(':00.000Z', 'Z');
	await overview.open(stack().url, { from: '2001-02-03T04:00Z', to });
	await expect(overview.notKept).toContainText('This span begins before that');
	await page.getByRole('button', { name: 'Show it from there' }).click();
	await expect(overview.causes.getByRole('row').nth(2)).toContainText(/\d/);
	expect(overview.span()[1]).toBe(to);
});
