import { explainResponse, type LadderResponse } from '@tideline/api';
import { Ladder } from '../pages/ladder.ts';
import { exact } from '../src/figures.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';

/** No simulator until the last journey: what stands on the page is what the server says. */
const stack = stackOfFile(['engine', 'bff']);
/** What is behind the ratio is read behind the figures. */
test.beforeAll(() => stack().answers('/api/ladder?entity=GROUP'));

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

function expectToAddUp(side: LadderResponse['outflows']): void {
	for (const row of [side, ...side.groups]) expect(sum([...row.days, row.open, row.beyond])).toBe(row.total);
	for (const [day, amount] of side.days.entries()) expect(sum(side.groups.map(({ days }) => days[day] ?? 0))).toBe(amount);
	expect(sum(side.groups.map(({ total }) => total))).toBe(side.total);
}

test('the ladder of every entity adds up, and leads to its ratio to the minor unit', async () => {
	for (const { entityId } of await stack().api.entities()) {
		const lcr = await stack().api.lcr(entityId);
		for (const assumptions of ['lcr', 'lcr-day-1']) {
			const ladder = await stack().api.ladder({ entity: entityId, assumptions });
			expectToAddUp(ladder.outflows);
			expectToAddUp(ladder.inflows);
			expect(ladder.cumulative.at(-1)).toBe(ladder.inflows.total - ladder.outflows.total);
			expect(ladder.outflows.total).toBe(lcr.grossOutflows);
			expect(ladder.bridge?.netOutflows).toBe(-Number(ladder.cumulative.at(-1)));
			expect(Number(ladder.bridge?.netOutflows) + sum((ladder.bridge?.steps ?? []).map(({ amount }) => amount))).toBe(lcr.netCashOutflows);
			expect(ladder.capacity).toEqual(Array(30).fill(lcr.hqla));
			expect(ladder.peak?.amount ?? 0).toBe(Math.min(0, ...ladder.cumulative));
		}
		for (const { currency, hqla, netCashOutflows } of lcr.currencies) {
			const { bridge, capacity } = await stack().api.ladder({ entity: entityId, currency });
			expect([bridge?.netCashOutflows, capacity[0]], `${entityId} in ${currency}`).toEqual([netCashOutflows, hqla]);
		}
		const contractual = await stack().api.ladder({ entity: entityId, assumptions: 'contractual' });
		expectToAddUp(contractual.outflows);
		expectToAddUp(contractual.inflows);
		expect(contractual.outflows.beyond).toBeGreaterThan(0);
		expect(contractual.outflows.open).toBeGreaterThan(0);
	}
});

test('the page shows the figures of the server, by group and day', async ({ page }) => {
	const view = new Ladder(page);
	await view.open(stack().url, { entity: 'LDN', open: 'OUTFLOW,INFLOW' });
	const ladder = await stack().api.ladder({ entity: 'LDN' });
	const { currency, days } = ladder;
	for (const [name, side, sign] of [
		['OUTFLOW', ladder.outflows, -1],
		['INFLOW', ladder.inflows, 1],
	] as const) {
		for (const row of side.groups) {
			for (const [index, amount] of row.days.entries()) {
				if (days[index]?.closed || amount === 0) continue;
				await expect(view.cell(`${name}.${row.group}`, String(index + 1))).toHaveAttribute('title', exact(sign * amount, currency));
			}
			await expect(view.cell(`${name}.${row.group}`, '1-30')).toHaveAttribute('title', exact(sign * row.total, currency));
		}
	}
	const last = days.findLast(({ closed }) => !closed)?.day ?? 0;
	await expect(view.cell('cumulative', String(last))).toHaveAttribute('title', exact(ladder.cumulative[last - 1] ?? 0, currency));
	await expect(view.figure('Net, day 30')).toHaveAttribute('title', exact(ladder.cumulative.at(-1) ?? 0, currency));
	await expect(view.figure('Counterbalancing capacity')).toHaveAttribute('title', exact(ladder.capacity[0] ?? 0, currency));
});

test('the keyboard walks by day, opens a side and a figure, and comes back to it', async ({ page }) => {
	const view = new Ladder(page);
	await view.open(stack().url);
	const ladder = await stack().api.ladder({ entity: 'GROUP' });
	const [first, second] = ladder.days.filter(({ closed }) => !closed).map(({ day }) => String(day));
	await view.row('INFLOW.ALL').focus();
	await page.keyboard.press('ArrowRight');
	await expect(view.row('INFLOW.ALL')).toHaveAttribute('aria-expanded', 'true');
	await expect(view.row('INFLOW.FINANCIAL')).toBeVisible();
	await page.keyboard.press('ArrowLeft');
	await expect(view.row('INFLOW.ALL')).toHaveAttribute('aria-expanded', 'false');
	await view.row('OUTFLOW.ALL').focus();
	await page.keyboard.press('ArrowRight');
	await expect(view.cell('OUTFLOW.ALL', first ?? '')).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowDown');
	const [group] = ladder.outflows.groups;
	const cell = view.cell(`OUTFLOW.${group?.group}`, second ?? '');
	await expect(cell).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`cell=OUTFLOW\\.${group?.group}\\.${second}`));
	await expect(view.flows.getByRole('row').nth(1)).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(view.flows).toBeHidden();
	await expect(cell).toBeFocused();
});

test('the flows behind a figure add up to it, on the page too', async ({ page }) => {
	const query = { entity: 'NYC', side: 'OUTFLOW', group: 'FINANCIAL', column: '1-30' };
	const { amount, flows, leftOut, currency } = await stack().api.ladderFlows(query);
	expect(sum(flows.map(({ weighted }) => weighted)) + leftOut.weighted).toBe(amount);
	const ladder = await stack().api.ladder({ entity: 'NYC' });
	expect(amount).toBe(ladder.outflows.groups.find(({ group }) => group === 'FINANCIAL')?.total);
	const view = new Ladder(page);
	await view.open(stack().url, { entity: 'NYC' });
	await view.cell('OUTFLOW.FINANCIAL', '1-30').click();
	await expect(view.flows.getByRole('row')).toHaveCount(flows.length + 1);
	const [largest] = flows;
	await expect(
		view.flows
			.getByRole('row')
			.nth(1)
			.getByTitle(exact(-Number(largest?.weighted), currency)),
	).toBeVisible();
});

test('a flow opens Explain at its line and what is behind it, and Back returns to the cell', async ({ page }) => {
	const column = '1-30';
	const ladder = await stack().api.ladder({ entity: 'LDN' });
	const group = ladder.outflows.groups.find(({ total }) => total > 0)?.group ?? 'FINANCIAL';
	const { flows } = await stack().api.ladderFlows({ entity: 'LDN', side: 'OUTFLOW', group, column });
	const [largest] = flows;
	if (!largest?.line) throw new Error('no flow stands in the cell');
	const line = `outflow:${largest.line}`;
	const view = new Ladder(page);
	await view.open(stack().url, { entity: 'LDN' });
	await view.cell(`OUTFLOW.${group}`, column).click();
	await view.flows.getByRole('row').nth(1).getByRole('link', { name: /^\(/ }).press('Enter');
	await expect(page).toHaveURL(/\/explain\?/);
	const { searchParams } = new URL(page.url());
	expect([searchParams.get('entity'), searchParams.get('line'), searchParams.get('holder')]).toEqual(['LDN', line, largest.holder]);
	await expect(page.getByRole('list', { name: `Behind ${largest.line}` }).locator('[aria-current="true"]')).toBeVisible();
	await page.getByRole('button', { name: 'Back' }).click();
	await expect(page).toHaveURL(new RegExp(`/ladder\\?.*cell=OUTFLOW\\.${group}\\.${column}`));
	await expect(view.flows.getByRole('row')).toHaveCount(flows.length + 1);
	await view.flows.getByRole('row').nth(1).getByRole('link', { name: largest.line, exact: true }).click();
	await expect(page).toHaveURL(/\/explain\?/);
	expect(new URL(page.url()).searchParams.get('holder')).toBeNull();
});

test('every flow of the ratio is behind the line that the ladder names', async () => {
	for (const entity of ['LDN', 'NYC', 'GROUP']) {
		const { flows } = await stack().api.ladderFlows({ entity, side: 'OUTFLOW', column: '1-30' });
		for (const line of new Set(flows.map((flow) => flow.line))) {
			const query = new URLSearchParams({ entity, line: `outflow:${line}`, limit: '10000' });
			const behind = (await stack().api.get(`/api/lcr/explain?${query}`, explainResponse)).line?.rows.map(({ id }) => id);
			for (const flow of flows) if (flow.line === line) expect(behind, `${entity} ${line}`).toContain(flow.holder);
		}
	}
});

test('the capacity and the net outflows of the ladder open Explain', async ({ page }) => {
	const view = new Ladder(page);
	await view.open(stack().url, { entity: 'SGP' });
	await view.figure('Counterbalancing capacity').getByRole('link').click();
	await expect(page).toHaveURL(/\/explain\?entity=SGP&part=hqla/);
	await page.goBack();
	await view.figure('Net, day 30').getByRole('link').click();
	await expect(page).toHaveURL(/\/explain\?entity=SGP$/);
	await view.open(stack().url, { entity: 'SGP', assumptions: 'contractual' });
	await expect(view.figures.getByRole('link')).toHaveCount(0);
});

test('a day that the ladder does not have is refused', async () => {
	for (const column of ['0', '31', '9-3']) {
		const query = new URLSearchParams({ side: 'OUTFLOW', column });
		expect((await fetch(`${stack().url}/api/ladder/flows?${query}`)).status).toBe(422);
	}
	expect((await fetch(`${stack().url}/api/ladder?assumptions=none`)).status).toBe(400);
	expect((await fetch(`${stack().url}/api/ladder?entity=NONE`)).status).toBe(404);
});

test('assumptions, currency and level stand in the address, and a link shows the same', async ({ page }) => {
	const view = new Ladder(page);
	await view.open(stack().url);
	await view.choose('Assumptions', 'Contractual');
	await expect(view.matrix.getByRole('columnheader', { name: 'Later' })).toBeVisible();
	await view.choose('Currency', 'EUR');
	await view.choose('Level', 'Level 1');
	await expect(page).toHaveURL(/assumptions=contractual&currency=EUR&level=LEVEL_1/);
	const ladder = await stack().api.ladder({ assumptions: 'contractual', currency: 'EUR', level: 'LEVEL_1' });
	expect(ladder.currency).toBe('EUR');
	const capacity = exact(ladder.capacity[0] ?? 0, 'EUR');
	await expect(view.figure('Counterbalancing capacity')).toHaveAttribute('title', capacity);
	await page.reload();
	await expect(view.figure('Counterbalancing capacity')).toHaveAttribute('title', capacity);
	await expect(page.getByRole('button', { name: 'Currency EUR' })).toBeVisible();
});

test('the export names its snapshot and has the rows of the page', async () => {
	const ladder = await stack().api.ladder({ entity: 'SGP' });
	const response = await fetch(`${stack().url}/api/ladder.csv?entity=SGP`);
	const [named = '', head = '', ...rows] = (await response.text()).split('\r\n');
	expect(named).toContain(`lcr:SGP epoch ${ladder.snapshot.epoch} seq`);
	expect(head.split(',').slice(3, 33)).toEqual(ladder.days.map(({ date }) => date));
	const outflows = rows.find((row) => row.startsWith('outflows,all,'))?.split(',') ?? [];
	expect(outflows.slice(3, 33).map((text) => Math.round(Number(text) * -100) + 0)).toEqual(ladder.outflows.days);
});

test('days past the first week fold where there is no room for them', async ({ page }) => {
	await page.setViewportSize({ width: 1200, height: 800 });
	const view = new Ladder(page);
	await view.open(stack().url);
	const ladder = await stack().api.ladder({ entity: 'GROUP' });
	const week = sum(ladder.outflows.days.slice(7, 14));
	await expect(view.cell('OUTFLOW.ALL', '8-14')).toHaveAttribute('title', exact(-week, ladder.currency));
});

test('follows the book while trades come in, and keeps the focus where it was', async ({ page }) => {
	const view = new Ladder(page);
	await view.open(stack().url);
	await view.row('OUTFLOW.ALL').focus();
	const outflows = view.figure('Outflows, 30 days');
	const before = await outflows.getAttribute('title');
	stack().run('simulator');
	await expect(outflows).not.toHaveAttribute('title', before ?? '');
	await expect(view.row('OUTFLOW.ALL')).toBeFocused();
});
