import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Frame } from '../pages/frame.ts';
import { Overrides } from '../pages/overrides.ts';
import { Overview } from '../pages/overview.ts';
import { Positions } from '../pages/positions.ts';
import { ReclassifyForm } from '../pages/reclassify-form.ts';
import { Rejected } from '../pages/rejected.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';

/** No simulator: axe is not held up by what moves, and sees the colours of what is live and of what is stale. */
const stack = stackOfFile(['engine', 'bff']);

/** Every page, and what opens in it, by the name of the state. */
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	'the overview': async (page) => {
		const overview = new Overview(page);
		await overview.open(stack().url);
		await expect(page.getByRole('img', { name: /with its limits/ })).toBeVisible();
	},
	'the day of an account': async (page) => {
		const overview = new Overview(page);
		await overview.open(stack().url);
		const [account] = await stack().api.cash('GROUP');
		await overview.open(stack().url, { account: account?.accountId ?? '' });
		await expect(page.getByRole('button', { name: 'All accounts' })).toBeVisible();
	},
	'the positions': (page) => new Positions(page).open(stack().url),
	'the drawer of a position': (page) => openDrawer(page),
	'the form that reclassifies': async (page) => {
		await openDrawer(page);
		const form = new ReclassifyForm(page);
		await form.open();
		await form.preview(() => form.choose('HQLA level and subclass', /2A/));
		await expect(form.effect).toBeVisible();
	},
	'the overrides': (page) => new Overrides(page).open(stack().url),
	'the rejected messages': (page) => new Rejected(page).open(stack().url),
	'the search over everything': async (page) => {
		await new Overview(page).open(stack().url);
		await page.keyboard.press('Control+k');
		await expect(new Frame(page).find).toBeVisible();
	},
	'an address without a page': async (page) => {
		await page.goto(`${stack().url}/nowhere`);
		await expect(page.getByText('There is no such page.')).toBeVisible();
	},
};

async function openDrawer(page: Page): Promise<void> {
	// One that the form can make a 2A of.
	const held = (await stack().api.positions('GROUP')).find(({ level }) => level === 'LEVEL_1');
	const positions = new Positions(page);
	await positions.open(stack().url, { position: held?.key ?? '' });
	await expect(positions.section('Deciding rule')).toContainText('rule');
}

/** Rules whose verdict the theme can change; everything else is the same document in both. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

async function graveViolations(builder: AxeBuilder): Promise<string[]> {
	const { violations } = await builder.analyze();
	const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
	return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test.describe('axe finds nothing serious, dark and light, in', () => {
	for (const [state, show] of Object.entries(STATES)) {
		test(state, async ({ page }) => {
			await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
			await show(page);
			expect.soft(await graveViolations(new AxeBuilder({ page })), 'dark').toEqual([]);
			await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
			await show(page);
			expect.soft(await graveViolations(new AxeBuilder({ page }).withRules(RULES_OF_COLOUR)), 'light').toEqual([]);
		});
	}
});
