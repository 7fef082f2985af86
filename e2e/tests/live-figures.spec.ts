import { THERE } from '../pages/frame.ts';
import { Overview } from '../pages/overview.ts';
import { Positions } from '../pages/positions.ts';
import { exact, percent } from '../src/figures.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { figuresOfLcr, recompute } from '../src/recompute.ts';
import { settle } from '../src/settle.ts';

const stack = stackOfFile();

test.describe('while the feed runs', () => {
	test('the gauge moves with it', async ({ page }) => {
		const overview = new Overview(page);
		await overview.open(stack().url, { scale: '1' });
		await overview.expectLive();
		const total = () => overview.exactAmounts(overview.hqla).then((rows) => rows.get('HQLA')?.join());
		const before = await total();
		await expect.poll(total).not.toBe(before);
		await expect(overview.gauge).toHaveAccessibleName(/^LCR gauge, \d+(\.\d)? % on a scale from 80 to 160 %$/);
	});

	test('the figure on the gauge is the one that the server holds', async ({ page }) => {
		const overview = new Overview(page);
		await overview.open(stack().url);
		// The ratio moves in the second decimal; between two answers that agree in the first, the page shows it too.
		await expect(async () => {
			const before = percent((await stack().api.lcr('GROUP')).lcr);
			const shown = await overview.figure.textContent();
			expect(percent((await stack().api.lcr('GROUP')).lcr)).toBe(before);
			expect(shown).toBe(`${before}%`);
		}).toPass(THERE);
	});

	test('every ratio equals a full recomputation from the log up to the same inputs', async () => {
		for (const { entityId } of await stack().api.entities()) {
			const served = await stack().api.lcr(entityId);
			const book = await recompute(stack().logPath, served.inputs);
			expect(figuresOfLcr(served), entityId).toEqual(figuresOfLcr(book.lcr(entityId)));
		}
	});
});

test.describe('once the feed has stopped', () => {
	test.use({ viewport: { width: 1920, height: 1080 } });

	test('page, server and recomputation agree to the minor unit', async ({ page }) => {
		const book = await settle(stack());
		const overview = new Overview(page);
		const entities = await stack().api.entities();
		for (const { entityId, currency } of entities) {
			const lcr = book.lcr(entityId);
			if (!lcr) throw new Error(`no ratio for ${entityId}`);
			await overview.open(stack().url, { entity: entityId, scale: '1' });
			await expect(overview.figure).toHaveText(`${percent(lcr.lcr)}%`);
			await expect.poll(async () => (await overview.exactAmounts(overview.hqla)).get('HQLA')?.at(-1)).toBe(exact(lcr.hqla, currency));
			const outflows = await overview.exactAmounts(overview.outflows);
			expect([...outflows.values()].flat()).toContain(exact(lcr.netCashOutflows, currency));
		}
	});

	test('the cash of every account is that of the recomputation', async ({ page }) => {
		const book = await settle(stack());
		const overview = new Overview(page);
		await overview.open(stack().url);
		await overview.openEveryCurrency();
		const shown = await overview.exactAmounts(overview.cash);
		const own = book.accountIds().flatMap((id) => book.cash(id) ?? []);
		const accounts = own.filter(({ kind }) => kind !== 'VOSTRO');
		expect(accounts.length).toBeGreaterThan(20);
		for (const { name, entityId, currency, current, pending, projected, low } of accounts) {
			const amounts = [current, pending, projected, low].map((amount) => exact(amount, currency));
			// The group says whose account it is, where its name does not.
			expect(shown.get(`${name} ${entityId}`) ?? shown.get(name), name).toEqual(amounts);
		}
	});

	test('a row of the grid is the position of the recomputation', async ({ page }) => {
		const book = await settle(stack());
		const keys = book.positionKeys().sort();
		const held = keys.map((key) => book.position(key)).find((row) => row?.currency === 'USD' && row.counted > 0);
		if (!held) throw new Error('no position in USD that counts');
		const positions = new Positions(page);
		await positions.open(stack().url, { scale: '1', search: `${held.instrumentId} ${held.accountId}` });
		const whole = (minor: number) => (Math.round(minor / 100) || 0).toLocaleString('en-GB');
		await expect(positions.cell(held.key, 'marketValue')).toHaveText(whole(held.marketValue));
		await expect(positions.cell(held.key, 'counted')).toHaveText(whole(held.counted));
		await expect(positions.cell(held.key, 'settled')).toHaveText((held.settled / 1e10).toFixed(3));
		await expect(positions.cell(held.key, 'entityId')).toHaveText(held.entityId);
	});
});
