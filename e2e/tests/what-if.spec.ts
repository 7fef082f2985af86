import { readFile } from 'node:fs/promises';
import { problem } from '@tideline/api';
import { calculateLcr } from '@tideline/domain';
import { WhatIf } from '../pages/what-if.ts';
import { percent } from '../src/figures.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';

/** No simulator: the book stands still, so that two looks at it agree. */
const stack = stackOfFile(['engine', 'bff']);

const BROKEN = {
	...{ version: 1, rulebook: 'basel', calculationDate: '2026-11-20', reportingCurrency: 'USD' },
	stock: [{ id: 'a', level: '1', subclass: 'reserves', marketValue: '100' }],
	outflows: [
		{ id: 'd', line: 'retail.stabel', amount: 'x' },
		{ id: 'e', line: 'own-debt', amount: '-1' },
	],
	inflows: [],
};
const TWO_SHOCKS = 'run-off~NON_FINANCIAL~points~5!prices~2B~-20';

test('shocks on the live book: each line before and after, and effects that add up', async ({ page }) => {
	const whatIf = new WhatIf(page);
	await whatIf.compute(stack().url);
	const { lcr } = await stack().api.lcr('GROUP');
	await expect(whatIf.ratio).toContainText(`${percent(lcr)}›${percent(lcr)}%`);
	await whatIf.add('Run-off');
	await expect(page).toHaveURL(/shocks=run-off/);
	await whatIf.add('Ratings down');
	await expect(whatIf.shocks).toHaveCount(2);
	await expect(whatIf.shocks.first()).toContainText('pts');
	const effects = whatIf.effects.getByRole('listitem');
	await expect(effects).toHaveCount(4);
	const [before = 0, first = 0, second = 0, after = 0] = (await effects.allTextContents()).map((words) =>
		Number(words.replace('−', '-').replace(/^.*: (.*) (%|pts)$/, '$1')),
	);
	expect(Math.round((before + first + second) * 100)).toBe(Math.round(after * 100));
	const [was, is] = await whatIf.row('LCR, %');
	expect([was, is]).toEqual([before.toFixed(2), after.toFixed(2)]);
});

test('a scenario is in the link: it is there again after a reload, and a shock that is off does nothing', async ({ page }) => {
	const whatIf = new WhatIf(page);
	await whatIf.compute(stack().url, { shocks: TWO_SHOCKS });
	await expect(whatIf.shocks).toHaveCount(2);
	await whatIf.shocks.first().getByRole('switch').click();
	await expect(whatIf.shocks.first()).toContainText('off');
	await expect(whatIf.effects.getByRole('listitem')).toHaveCount(3);
	await page.reload();
	await expect(whatIf.shocks.first().getByRole('switch')).not.toBeChecked();
	await expect(whatIf.shocks.nth(1).getByLabel('Change')).toHaveValue('-20');
	await whatIf.scenario.getByRole('button', { name: 'Reset' }).click();
	await expect(whatIf.shocks).toHaveCount(0);
	await expect(page).not.toHaveURL(/shocks/);
});

test('a scenario is saved by name in the browser: it opens again, its link shows it to others, and it goes when it is removed', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const whatIf = new WhatIf(page);
	await whatIf.compute(stack().url, { entity: 'LDN', shocks: TWO_SHOCKS });
	await whatIf.saved.getByLabel('Name of the scenario').fill('Autumn squeeze');
	await page.keyboard.press('Enter');
	const open = whatIf.saved.getByRole('button', { name: 'Autumn squeeze', exact: true });
	await expect(open).toHaveAttribute('aria-current', 'true');
	await whatIf.scenario.getByRole('button', { name: 'Reset' }).click();
	await expect(whatIf.shocks).toHaveCount(0);
	await page.reload();
	await open.click();
	await expect(whatIf.shocks).toHaveCount(2);
	await page.goBack();
	await expect(whatIf.shocks).toHaveCount(0);
	await whatIf.saved.getByRole('button', { name: 'Copy link: Autumn squeeze' }).click();
	const link = new URL(await page.evaluate<string>('navigator.clipboard.readText()'));
	expect([link.searchParams.get('entity'), link.searchParams.get('shocks')]).toEqual(['LDN', TWO_SHOCKS]);
	await whatIf.saved.getByRole('button', { name: 'Remove Autumn squeeze' }).click();
	await expect(whatIf.saved).toHaveCount(0);
	await page.reload();
	await expect(whatIf.scenario).toBeVisible();
	await expect(whatIf.saved).toHaveCount(0);
});

test('a link that cannot be read says so, and nothing of it is applied', async ({ page }) => {
	const whatIf = new WhatIf(page);
	await whatIf.compute(stack().url, { shocks: 'run-off~RETAIL~points~5!weather~bad' });
	await expect(whatIf.scenario.getByRole('alert')).toContainText('shock 2: there is no shock "weather"');
	await expect(whatIf.shocks).toHaveCount(0);
});

test('a shock that cannot happen says why where it stands', async ({ page }) => {
	const whatIf = new WhatIf(page);
	await whatIf.compute(stack().url, { shocks: '-prices~2B~-20!run-off~retail.stabel~points~5' });
	await expect(whatIf.shocks.nth(1).getByRole('alert')).toContainText('did you mean "retail.stable"?');
});

test('the live book as a file has the same ratio, and can be the start of a scenario', async ({ page }) => {
	const whatIf = new WhatIf(page);
	await whatIf.compute(stack().url, { entity: 'LDN' });
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		whatIf.scenario.getByRole('link', { name: 'Download file' }).click(),
	]);
	const text = await readFile(await download.path(), 'utf8');
	const calculation = calculateLcr(JSON.parse(text));
	if (calculation.kind === 'problems') throw new Error(JSON.stringify(calculation.problems));
	const { lcr } = await stack().api.lcr('LDN');
	expect(calculation.result.lcr).toBe(Math.round((lcr ?? 0) * 1_000_000) / 1_000_000);
	await whatIf.scenario.getByRole('radio', { name: 'Uploaded file' }).click();
	await whatIf.upload(download.suggestedFilename(), text);
	await expect(whatIf.result).toContainText(download.suggestedFilename());
	await expect(whatIf.ratio).toContainText(`${percent(lcr)}›${percent(lcr)}%`);
});

test('a group has no file while its stock is trapped in an entity, and says why', async ({ page }) => {
	const whatIf = new WhatIf(page);
	await whatIf.compute(stack().url, { entity: 'GROUP' });
	await expect(whatIf.scenario).toContainText('No file: it could not say what is trapped in Singapore.');
	await expect(whatIf.scenario.getByRole('link', { name: 'Download file' })).toHaveCount(0);
	const refused = await fetch(`${stack().url}/api/lcr/file?entity=GROUP`);
	expect(refused.status).toBe(422);
	expect(problem.parse(await refused.json()).detail).toContain('trapped in SGP');
});

test('every fault of a file has its own line, and a file that is no JSON says so', async ({ page }) => {
	const whatIf = new WhatIf(page);
	await whatIf.open(stack().url, { from: 'file' });
	await whatIf.upload('broken.json', JSON.stringify(BROKEN));
	await expect(whatIf.faults.getByRole('listitem')).toHaveText([
		'outflows[0].line: unknown line "retail.stabel", did you mean "retail.stable"?',
		/^outflows\[0\]\.amount: /,
		'outflows[1].amount: "-1" is negative',
	]);
	await whatIf.upload('text.json', '{');
	await expect(page.getByRole('alert')).toContainText('It is not JSON');
});

test('the keyboard opens the page, adds a shock and takes it away', async ({ page }) => {
	const whatIf = new WhatIf(page);
	await page.goto(`${stack().url}/`);
	await whatIf.expectHeard();
	await page.keyboard.press('g');
	await page.keyboard.press('w');
	await expect(whatIf.table).toBeVisible();
	await whatIf.scenario.getByRole('button', { name: 'Add shock' }).focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(whatIf.shocks).toHaveCount(1);
	await whatIf.shocks
		.first()
		.getByRole('button', { name: /^Remove/ })
		.focus();
	await page.keyboard.press('Enter');
	await expect(whatIf.shocks).toHaveCount(0);
});
