import type { Lcr } from '@tideline/domain';
import { Overview } from '../pages/overview.ts';
import { exact, percent } from '../src/figures.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { settle } from '../src/settle.ts';

const stack = stackOfFile();
const NAMES = { basel: 'Basel III', us: 'US 12 CFR 249', eu: 'UK / EU 2015/61' } as const;

const inPercent = (ratios: readonly { lcr: number | null }[]) => ratios.map(({ lcr }) => `${percent(lcr)}${lcr === null ? '' : ' %'}`);

test('each entity stands under its own regime and in its currencies, the group under every one', async ({ page }) => {
	await settle(stack());
	const overview = new Overview(page);
	await overview.open(stack().url, { scale: '1' });

	const entities = await stack().api.entities();
	const ratios = new Map<string, Lcr>();
	for (const { entityId } of entities) ratios.set(entityId, await stack().api.lcr(entityId));
	for (const { entityId, rulebook } of entities) {
		const tile = overview.tileOf(entityId);
		await expect(tile).toContainText(NAMES[rulebook]);
		await expect(tile).toContainText(`${percent(ratios.get(entityId)?.lcr ?? null)} %`);
	}

	const group = await stack().api.lcr('GROUP');
	const inUse = new Set(entities.map(({ rulebook }) => rulebook));
	expect(inUse.size, 'the bank of the simulator is under more than one regime').toBeGreaterThan(1);
	expect(new Set(group.regimes.map(({ rulebook }) => rulebook))).toEqual(inUse);
	await expect(overview.regimes.getByRole('term')).toHaveText(group.regimes.map(({ rulebook }) => NAMES[rulebook]));
	await expect(overview.regimes.getByRole('definition')).toHaveText(inPercent(group.regimes));
	expect(group.regimes[0]?.lcr).toBe(group.lcr);

	const [trapped] = group.trapped;
	if (trapped === undefined) throw new Error('nothing is trapped');
	await expect(overview.trapped).toHaveAttribute('title', trapped.reason);
	await expect(overview.trapped.locator('[title]')).toHaveAttribute('title', exact(-trapped.trapped, 'USD'));

	for (const { entityId } of entities) {
		await overview.tileOf(entityId).click();
		const currencies = ratios.get(entityId)?.currencies ?? [];
		expect(currencies.length, entityId).toBeGreaterThan(0);
		await expect(overview.currencies.getByRole('term')).toHaveText(currencies.map(({ currency }) => currency));
		await expect(overview.currencies.getByRole('definition')).toHaveText(currencies.map(({ lcr }) => percent(lcr)));
	}
	await overview.tileOf('LDN').click();
	await expect(overview.regimes).toHaveCount(0);
});
