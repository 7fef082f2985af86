import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { closedDaysResponse } from '@tideline/api';
import { type Day, parseDay } from '@tideline/domain';
import { Attribution } from '../pages/attribution.ts';
import { ClosedDayPage } from '../pages/closed-day.ts';
import { Explain } from '../pages/explain.ts';
import { Frame } from '../pages/frame.ts';
import { Ladder } from '../pages/ladder.ts';
import { Overrides } from '../pages/overrides.ts';
import { Overview } from '../pages/overview.ts';
import { Positions } from '../pages/positions.ts';
import { ReclassifyForm } from '../pages/reclassify-form.ts';
import { Rejected } from '../pages/rejected.ts';
import { System } from '../pages/system.ts';
import { WhatIf } from '../pages/what-if.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { rollDay } from '../src/roll-day.ts';

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
	'what moved the ratio in a span': async (page) => {
		const overview = new Attribution(page);
		await overview.open(stack().url);
		await overview.drag(0.15, 0.35);
		await expect(overview.waterfall).toBeVisible();
	},
	'a span whose causes are not kept': async (page) => {
		const overview = new Attribution(page);
		await overview.open(stack().url, { from: '2001-02-03T04:00Z', to: '2001-02-03T05:00Z' });
		await expect(overview.notKept).toBeVisible();
	},
	'the choice of a day': async (page) => {
		await new Overview(page).open(stack().url);
		await page.keyboard.press('t');
		await expect(page.getByRole('group', { name: 'Day that is shown' })).toBeVisible();
	},
	'a closed day': (page) => openClosedDay(page),
	'the steps of Explain': async (page) => {
		const explain = new Explain(page);
		await explain.open(stack().url, { line: 'stock:1.reserves' });
		await explain.list('Behind 1.reserves').getByRole('button').first().click();
		await page
			.getByRole('list', { name: /^Behind (?!1\.reserves)/ })
			.getByRole('button')
			.first()
			.click();
		await expect(explain.message).toBeVisible();
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
	'the filters of the positions': async (page) => {
		await new Positions(page).open(stack().url);
		await page.getByRole('button', { name: 'Add filter' }).click();
		await expect(page.getByRole('group', { name: 'Add filter' })).toBeVisible();
	},
	'the columns of the positions': async (page) => {
		await new Positions(page).open(stack().url);
		await page.getByRole('button', { name: 'Columns' }).click();
		await expect(page.getByRole('group', { name: 'Columns shown' })).toBeVisible();
	},
	'the ladder': async (page) => {
		const ladder = new Ladder(page);
		await ladder.open(stack().url);
		await ladder.cell('OUTFLOW.FINANCIAL', '1-30').click();
		await expect(ladder.flows.getByRole('row').nth(1)).toBeVisible();
	},
	'the assumptions of the ladder': async (page) => {
		await new Ladder(page).open(stack().url, { assumptions: 'contractual' });
		await page.getByRole('button', { name: /^Assumptions/ }).click();
		await expect(page.getByRole('group', { name: 'Assumptions' })).toBeVisible();
	},
	'a scenario': (page) => new WhatIf(page).compute(stack().url, { shocks: 'run-off~RETAIL~points~5!-prices~all~-10' }),
	'the overrides': (page) => new Overrides(page).open(stack().url),
	'the form that reverses an override': async (page) => {
		const overrides = new Overrides(page);
		await overrides.open(stack().url, { override: await overrideInForce() });
		await page.getByRole('button', { name: 'Reverse', exact: true }).click();
		await expect(page.getByRole('form', { name: 'Reverse the override' })).toBeVisible();
	},
	'the rejected messages': async (page) => {
		const rejected = new Rejected(page);
		await rejected.open(stack().url);
		await expect(rejected.message.getByText('Size')).toBeVisible();
	},
	'the system': (page) => new System(page).open(stack().url),
	'the swap that is being confirmed': async (page) => {
		const system = new System(page);
		await system.open(stack().url);
		await system.ask({ join: 'inner' });
		await system.begin();
	},
	'the alerts': async (page) => {
		await new Overview(page).open(stack().url);
		await page.getByRole('button', { name: /alerts$/ }).click();
		await expect(page.getByRole('list', { name: 'Alerts' })).toBeVisible();
	},
	'the list of keys': async (page) => {
		await new Overview(page).open(stack().url);
		await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
	},
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

/** A day of Singapore that has closed; made when the log has none. */
async function openClosedDay(page: Page): Promise<void> {
	const { api, logPath, url } = stack();
	const days = async () => (await api.get('/api/lcr/days?entity=SGP', closedDaysResponse)).days;
	const [singapore] = (await api.entities()).filter(({ entityId }) => entityId === 'SGP');
	if ((await days()).length === 0) await rollDay(logPath, ['SGP'], (parseDay(singapore?.businessDate ?? '') + 1) as Day, Date.now());
	await expect.poll(async () => (await days()).length).toBeGreaterThan(0);
	const shown = new ClosedDayPage(page);
	await shown.open(url, { entity: 'SGP', date: (await days())[0]?.date ?? '' });
	await expect(shown.facts).toBeVisible();
	await expect(page.getByRole('img', { name: /with its limits/ })).toBeVisible();
}

/** The name of an override that is in force; made when the day has none. */
async function overrideInForce(): Promise<string> {
	const overrideId = 'OV-axe-0001';
	if ((await stack().api.overrides()).some((known) => known.overrideId === overrideId)) return overrideId;
	const held = (await stack().api.positions('GROUP')).find(({ level }) => level === 'LEVEL_2A');
	const proposal = {
		targetKind: 'INSTRUMENT',
		targetId: held?.instrumentId,
		entityId: held?.entityId,
		eligible: false,
		reasonCode: 'OPERATIONAL_TEST',
		comment: 'Not under the control of the treasury.',
		expiresAt: Date.now() + 3_600_000,
	};
	const answer = await stack().api.post('/api/overrides', JSON.stringify({ overrideId, proposal }));
	if (!answer.ok) throw new Error(`the override was refused: ${await answer.text()}`);
	return overrideId;
}

async function graveViolations(page: Page): Promise<string[]> {
	// Of what is in order the report would name every element. Without frames the page itself can end the run, in place of a second one.
	const { violations } = await new AxeBuilder({ page })
		.options({ resultTypes: ['violations'] })
		.setLegacyMode()
		.analyze();
	const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
	return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test.describe('axe finds nothing serious in', () => {
	for (const [state, show] of Object.entries(STATES)) {
		for (const colorScheme of ['dark', 'light'] as const) {
			test(`${state}, ${colorScheme}`, async ({ page }) => {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await show(page);
				expect(await graveViolations(page)).toEqual([]);
			});
		}
	}
});
