import { Overview } from '../pages/overview.ts';
import { Positions } from '../pages/positions.ts';
import { ReclassifyForm } from '../pages/reclassify-form.ts';
import { shownConnection, shownHqla } from '../src/background-overview.ts';
import { BackgroundTab } from '../src/background-tab.ts';
import { exact } from '../src/figures.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { misbookedBond } from '../src/misbooked.ts';
import { settle } from '../src/settle.ts';

const stack = stackOfFile();
test.describe.configure({ mode: 'serial' });

const MINUTE = 60_000;
/** A page in the background, in another browser: its minute passes beside that of the form. */
let tab: BackgroundTab;
let shownWhenHidden: string;
let hiddenAt: number;

test.beforeAll(async () => {
	tab = await BackgroundTab.open(`${stack().url}/?scale=1`);
});
test.afterAll(() => tab[Symbol.asyncDispose]());

test('a page that another tab covers is hidden, and paints no more', async () => {
	await expect.poll(() => shownConnection(tab)).toBe('Live');
	const first = await shownHqla(tab);
	await expect.poll(() => shownHqla(tab)).not.toBe(first);
	await tab.hide();
	await expect.poll(() => tab.evaluate('document.visibilityState')).toBe('hidden');
	hiddenAt = await tab.evaluate<number>('performance.now()');
	shownWhenHidden = await shownHqla(tab);
});

test('the shortest expiry that the form takes: the override ends by itself, and nothing of it is left in the ratio', async ({ page }) => {
	const bond = await misbookedBond(stack());
	const positions = new Positions(page);
	await positions.open(stack().url, { entity: bond.entityId, position: bond.key });
	const form = new ReclassifyForm(page);
	await form.open();
	await form.appliesTo(/position/);
	await form.preview(() => form.choose('Asset class', /^bond/i));
	await form.choose(/^Reason code/, /asset class/i);
	await form.comment.fill('Ends by itself.');
	// The field drops the seconds: in the second half of a minute the next full one may be over before the form is sent.
	await form.expires.fill(new Date().getSeconds() < 30 ? '1 min' : '2 min');
	await form.submit.click();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();

	const mine = async () => (await stack().api.overrides()).find(({ comment }) => comment === 'Ends by itself.');
	const { expiresAt = 0 } = (await mine()) ?? {};
	expect(expiresAt % MINUTE).toBe(0);
	const ratio = () => stack().api.lcr(bond.entityId);
	await expect.poll(async () => (await ratio()).overridesInForce).toBe(1);
	const inForce = await ratio();
	expect(inForce.hqla).not.toBe(inForce.booked.hqla);
	const overview = new Overview(page);
	await overview.open(stack().url, { entity: bond.entityId });
	await expect(overview.lcrPane.getByRole('link', { name: '1 override' })).toBeVisible();

	await expect(overview.lcrPane.getByRole('link', { name: '1 override' })).toBeHidden({ timeout: 4 * MINUTE });
	expect(Date.now()).toBeGreaterThanOrEqual(expiresAt);
	expect(await mine()).toMatchObject({ state: 'EXPIRED', endedBy: 'engine' });
	const after = await ratio();
	expect(after).toMatchObject({ overridesInForce: 0, hqla: after.booked.hqla });
});

test('hidden for a minute of a running feed, the page has the right figures as soon as it is seen', async () => {
	const hiddenFor = async () => (await tab.evaluate<number>('performance.now()')) - hiddenAt;
	await expect.poll(hiddenFor, { timeout: 2 * MINUTE }).toBeGreaterThan(MINUTE);
	const book = await settle(stack());
	const lcr = book.lcr('GROUP');
	const now = exact(lcr?.hqla ?? 0, lcr?.currency ?? '');
	expect(now).not.toBe(shownWhenHidden);
	expect(await shownHqla(tab)).toBe(shownWhenHidden);

	await tab.show();
	await expect.poll(() => shownHqla(tab)).toBe(now);
	expect(await tab.evaluate('document.visibilityState')).toBe('visible');
	expect(await shownConnection(tab)).toBe('Live');
});
