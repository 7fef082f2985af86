import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Position } from '@tideline/domain';
import { Overrides } from '../pages/overrides.ts';
import { Overview } from '../pages/overview.ts';
import { Positions } from '../pages/positions.ts';
import { ReclassifyForm } from '../pages/reclassify-form.ts';
import { exact, percent } from '../src/figures.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { isBond, misbookedBond, previewOf } from '../src/misbooked.ts';
import { openTaking } from '../src/open-taking.ts';
import { figuresOfLcr } from '../src/recompute.ts';
import { expectFiguresOfLog, settle } from '../src/settle.ts';

/** A corporate bond that the equity desk booked as equity, and whose right class moves the ratio. */
let misbooked: Position;
const stack = stackOfFile();
test.describe.configure({ mode: 'serial' });

/** HQLA, net outflows and ratio of the group and of the entity that holds the bond. */
async function ratios() {
	const ids = [misbooked.entityId, 'GROUP'];
	return Promise.all(
		ids.map(async (id) => {
			const { hqla, netCashOutflows, lcr, level1, level2a, level2b } = await stack().api.lcr(id);
			return { id, hqla, netCashOutflows, lcr, level1, level2a, level2b };
		}),
	);
}

type Figures = Awaited<ReturnType<typeof ratios>>;
const figuresAfter = ({ entities }: Awaited<ReturnType<typeof previewOf>>): Figures =>
	[misbooked.entityId, 'GROUP'].flatMap((id) => {
		const after = entities.find(({ entityId }) => entityId === id)?.after;
		if (!after) return [];
		const { hqla, netCashOutflows, lcr, level1, level2a, level2b } = after;
		return [{ id, hqla, netCashOutflows, lcr, level1, level2a, level2b }];
	});

/** Fills the form for the bond and gives what the page was told that it would do. */
async function fillForm(page: Page) {
	const positions = new Positions(page);
	await positions.open(stack().url, { entity: misbooked.entityId, position: misbooked.key });
	const form = new ReclassifyForm(page);
	await form.open();
	await form.appliesTo(/position/);
	const preview = await form.preview(() => form.choose('Asset class', /^bond/i));
	await expect(form.effect).toBeVisible();
	await form.choose(/^Reason code/, /asset class/i);
	await form.expires.fill('8 h');
	await form.comment.fill('Booked by the equity desk; a bond by its prospectus.');
	return { form, preview };
}

test('a corporate bond booked as equity stands out among the positions, with its rule, its trades and the raw message', async ({
	page,
}) => {
	await settle(stack());
	misbooked = await misbookedBond(stack());

	const positions = new Positions(page);
	await positions.open(stack().url);
	await positions.filter('Master disagrees');
	await expect(page).toHaveURL(/flag=conflict/);
	await expect(positions.shown).toHaveText(
		new RegExp(`^${(await stack().api.positions('GROUP')).filter((row) => row.conflict).length} of`),
	);
	await expect(positions.cell(misbooked.key, 'flag')).toContainText('Trade and instrument master disagree');

	await positions.openDrawer(misbooked.key);
	await expect(positions.drawer.getByRole('heading', { level: 2 })).toHaveText(misbooked.name);
	await expect(positions.section('Deciding rule')).toContainText(misbooked.ruleId);
	await expect(positions.section('Deciding rule')).toContainText('the instrument master says bond');
	await expect(positions.section('Trades').getByRole('button').first()).toBeVisible();
	await expect(positions.rawMessage).toContainText('35=8|');
	await expect(positions.rawMessage).toContainText(`48=${misbooked.instrumentId}|`);
});

test('reclassified, HQLA and ratio move by exactly what the preview said', async ({ page }) => {
	const before = await ratios();
	const { form, preview } = await fillForm(page);
	expect(preview.entities.find(({ entityId }) => entityId === 'GROUP')?.before).toMatchObject({ hqla: before[1]?.hqla });
	expect(figuresAfter(preview)).not.toEqual(before);
	const group = preview.entities.find(({ entityId }) => entityId === 'GROUP');
	await expect(form.effect).toContainText(((group?.after.lcr ?? 0) * 100).toFixed(2));

	await expect(form.field(/^HQLA level/)).toContainText('by the rules');
	await form.submit.click();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
	await expect.poll(ratios).toEqual(figuresAfter(preview));
	await expectFiguresOfLog(stack());
});

test('the override stands in the list, is marked in the grid, and the overview says that the ratio rests on it', async ({ page }) => {
	const overrides = new Overrides(page);
	await overrides.open(stack().url);
	await expect(overrides.item(misbooked.name)).toHaveCount(1);
	await expect(page.getByText('Booked by the equity desk; a bond by its prospectus.')).toBeVisible();

	const positions = new Positions(page);
	await positions.open(stack().url, { flag: 'override' });
	await expect(positions.cell(misbooked.key, 'flag')).toContainText('in force');

	const overview = new Overview(page);
	await overview.open(stack().url);
	await expect(overview.lcrPane.getByRole('link', { name: '1 override' })).toBeVisible();
	await overview.page.keyboard.press('a');
	const booked = (await stack().api.lcr('GROUP')).booked;
	await expect(overview.figure).toHaveText(`${percent(booked.lcr)}%`);
});

test('reversed by hand, everything moves back exactly', async ({ page }) => {
	const overrides = new Overrides(page);
	await overrides.open(stack().url);
	await overrides.item(misbooked.name).click();
	await overrides.reverse('The desk has corrected its booking.');
	const { booked } = await stack().api.lcr('GROUP');
	await expect.poll(async () => (await stack().api.lcr('GROUP')).hqla).toBe(booked.hqla);
	const book = await expectFiguresOfLog(stack());
	expect(book.lcr('GROUP')?.overridesInForce).toBe(0);
	await overrides.tab('History');
	await expect(overrides.item(misbooked.name)).toContainText('reversed');
});

test('undone where it was made, it is as if it had not been', async ({ page }) => {
	const before = await ratios();
	const { form, preview } = await fillForm(page);
	await form.submit.click();
	await expect.poll(ratios).toEqual(figuresAfter(preview));
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(ratios).toEqual(before);
});

test('an override expires by itself under an open page, and the figures move back exactly', async ({ page }) => {
	const overview = new Overview(page);
	await overview.open(stack().url);
	const before = await ratios();
	const expected = figuresAfter(await previewOf(stack(), isBond(misbooked)));
	// The interface takes any moment; minute.spec.ts waits for the form's own expiry.
	const proposal = { ...isBond(misbooked), comment: 'Booked by the equity desk.', expiresAt: Date.now() + 6_000 };
	const request = { overrideId: `e2e-${randomUUID()}`, proposal };
	const created = await stack().api.post('/api/overrides', JSON.stringify(request));
	expect(created.status).toBe(201);
	await expect.poll(ratios, { intervals: [50] }).toEqual(expected);
	await expect(overview.lcrPane.getByRole('link', { name: '1 override' })).toBeVisible();

	await expect.poll(ratios).toEqual(before);
	await expect(overview.lcrPane.getByRole('link', { name: '1 override' })).toBeHidden();
	expect((await stack().api.overrides()).find(({ overrideId }) => overrideId === request.overrideId)).toMatchObject({
		state: 'EXPIRED',
		endedBy: 'engine',
	});
	await expectFiguresOfLog(stack());
});

test('the flow line of a counterparty, and of one of its trades: the page moves by exactly the preview, and back', async ({ page }) => {
	const taking = await openTaking(stack());
	const targets = [
		{ targetKind: 'COUNTERPARTY', targetId: taking.counterpartyId },
		{ targetKind: 'TRADE', targetId: taking.tradeId },
	];
	const overview = new Overview(page);
	await overview.open(stack().url, { entity: taking.entityId, scale: '1' });
	const figures = async () => figuresOfLcr(await stack().api.lcr(taking.entityId));
	const shown = async () => [...(await overview.exactAmounts(overview.outflows)).values()].flat();
	const before = await figures();
	for (const target of targets) {
		const proposal = { ...target, entityId: taking.entityId, flowLine: 'wholesale.non-financial', reasonCode: 'WRONG_COUNTERPARTY' };
		const expected = (await previewOf(stack(), proposal)).entities.find(({ entityId }) => entityId === taking.entityId)?.after;
		if (!expected) throw new Error('the preview lacks the entity');
		const { hqla, netCashOutflows, grossOutflows, cappedInflows, lcr } = expected;
		// What is due after the peak of a maturity mismatch moves the outflows, and the add-on as much the other way.
		expect(grossOutflows).not.toBe(before?.grossOutflows);
		const overrideId = `e2e-${randomUUID()}`;
		const whole = { ...proposal, comment: 'A company, not a bank.', expiresAt: Date.now() + 3_600_000 };
		expect((await stack().api.post('/api/overrides', JSON.stringify({ overrideId, proposal: whole }))).status).toBe(201);

		await expect.poll(figures).toMatchObject({ hqla, netCashOutflows, grossOutflows, cappedInflows, lcr });
		await expect.poll(shown).toContain(exact(netCashOutflows, taking.reporting));
		await expect(overview.figure).toHaveText(`${percent(lcr)}%`);
		await expectFiguresOfLog(stack());

		expect((await stack().api.post(`/api/overrides/${overrideId}/reverse`, '{"comment":"A bank after all."}')).status).toBe(200);
		await expect.poll(figures).toEqual(before);
		await expect.poll(shown).toContain(exact(before?.netCashOutflows ?? 0, taking.reporting));
	}
});

test('the form refuses what the server would refuse, in words at the field', async ({ page }) => {
	const { form } = await fillForm(page);
	await form.expires.fill('60 d');
	const before = (await stack().api.overrides()).length;
	await form.submit.click();
	await expect(form.form.getByText('At most 30 days after the start.')).toBeVisible();
	await expect(form.expires).toBeFocused();
	expect((await stack().api.overrides()).length).toBe(before);
});
