import { attributionResponse, lcrHistoryResponse } from '@tideline/api';
import { Attribution } from '../pages/attribution.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';

const stack = stackOfFile();

/** `−1.14` as hundredths; every figure here has two decimals. */
const hundredths = (text: string) => Math.round(Number(text.replace('−', '-').replaceAll(',', '')) * 100);

test('a span dragged on the trend says why the ratio moved in it, and adds up', async ({ page }) => {
	const overview = new Attribution(page);
	await overview.open(stack().url);
	await overview.drag(0.15, 0.35);
	const [from = '', to = ''] = overview.span();
	expect(Date.parse(to)).toBeGreaterThan(Date.parse(from));
	await expect(overview.band).toBeVisible();
	const [start, ...rest] = await overview.rows(overview.causes);
	const end = rest.pop();
	const points = rest.map((cells) => hundredths(cells.at(-1) ?? ''));
	expect(points.length).toBeGreaterThan(3);
	expect(hundredths(start?.at(-1) ?? '') + points.reduce((sum, part) => sum + part, 0)).toBe(hundredths(end?.at(-1) ?? ''));
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
