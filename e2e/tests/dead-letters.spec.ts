import { type DeadLetterEvent, formatPlace, type MessagePlace, REPLAY_OF_HEADER } from '@tideline/domain';
import { DEAD_LETTER_EVENTS_TOPIC, type NewRecord, openCodecs, openSqliteLog } from '@tideline/event-log';
import { Rejected } from '../pages/rejected.ts';
import { asTrade, goodMessages, withField } from '../src/desk-messages.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { notNormalised } from '../src/recompute.ts';
import { expectFiguresOfLog } from '../src/settle.ts';

const stack = stackOfFile(['engine', 'bff']);
test.describe.configure({ mode: 'serial' });

/** A good message of the day by desk, to be spoilt. */
let bond = '';
let equity = '';
test.beforeAll(async () => {
	const rejected = new Set((await stack().api.rejected()).map(({ rejectedId }) => rejectedId));
	const good = await goodMessages(stack().logPath, ({ topic, partition, offset }) => rejected.has(`${topic}.${partition}.${offset}`));
	bond = good.get('oms.bond') ?? '';
	equity = good.get('ems.equity') ?? '';
});

/** Appends messages and waits until they are dead letters; gives their ids. */
async function reject(messages: readonly { topic: string; key: string; text: string }[]): Promise<string[]> {
	const log = openSqliteLog({ path: stack().logPath, maintainEveryMs: 0 });
	try {
		const places = await log.append(messages.map(({ topic, key, text }) => ({ topic, key, value: Buffer.from(text) })));
		const ids = messages.map(({ topic }, index) => `${topic}.${places[index]?.partition}.${places[index]?.offset}`);
		const missing = async () => {
			const listed = new Set((await stack().api.rejected()).map(({ rejectedId }) => rejectedId));
			return ids.filter((id) => !listed.has(id));
		};
		await expect.poll(missing).toEqual([]);
		return ids;
	} finally {
		await log.close();
	}
}

const tradesOf = async (isin: string) =>
	(await stack().api.positions('GROUP'))
		.filter(({ instrumentId }) => instrumentId === isin)
		.reduce((sum, { settled, pending }) => sum + settled + pending, 0);

test('a bond with a slipped digit is mended by keyboard, replayed, and the position moves', async ({ page }) => {
	const isin: string = JSON.parse(bond).isin;
	const wrong = `${isin.slice(0, -1)}${(Number(isin.at(-1)) + 1) % 10}`;
	const before = await tradesOf(isin);
	const [id = ''] = await reject([
		{ topic: 'oms.bond', key: 'E2E-DL-1', text: withField(asTrade('oms.bond', bond, 'E2E-DL-1'), 'isin', wrong) },
	]);
	const rejected = new Rejected(page);
	await rejected.open(stack().url, { message: id });
	await expect(rejected.message).toContainText('check digit');
	await expect(rejected.message.locator('mark')).toHaveText(`"${wrong}"`);

	await page.keyboard.press('e');
	await expect(rejected.newValue('isin')).toBeFocused();
	await rejected.newValue('isin').fill(`${isin}X`);
	await expect(rejected.message).toContainText('is not an ISIN');
	await expect(rejected.replay).toHaveAttribute('aria-disabled', 'true');
	await rejected.newValue('isin').fill(isin);
	await expect(rejected.message).toContainText('Valid, in reference: new trade E2E-DL-1, version 1');
	await page.keyboard.press('Control+Enter');

	await expect(rejected.stateOf('E2E-DL-1')).toContainText(/Accepted, \d\d:\d\d:\d\d$/);
	await expect(rejected.message).toContainText('trade E2E-DL-1');
	await expect(rejected.message).toContainText('Accepted');
	await rejected.view('Replay').click();
	await expect(rejected.message).toContainText(`Its header names the original: ${id}.`);
	await expect(rejected.message).toContainText(isin);
	await expect.poll(() => notNormalised(stack().logPath)).toBe(0);
	await expectFiguresOfLog(stack());
	expect(await tradesOf(isin)).not.toBe(before);
});

test('a FIX message shows its separators, and the copy gets a frame that fits', async ({ page }) => {
	const text = withField(asTrade('ems.equity', equity, 'E2E-DL-2'), '15', 'ZZZ');
	const [id = ''] = await reject([{ topic: 'ems.equity', key: 'E2E-DL-2', text }]);
	const rejected = new Rejected(page);
	await rejected.open(stack().url, { message: id });
	await expect(rejected.raw).toContainText('8=FIX.4.4|9=');
	await page.keyboard.press('e');
	await rejected.newValue('15').fill(equity.split('\u000115=')[1]?.slice(0, 3) ?? '');
	await expect(rejected.message).toContainText(/Set anew for the copy: .*CheckSum \d{3} → \d{3}/);
	await rejected.keep.click();
	await expect(rejected.stateOf('E2E-DL-2')).toContainText('Mended, to replay');
	// The original is what it was.
	await rejected.view('Raw').click();
	await expect(rejected.raw).toContainText('15=ZZZ|');
});

test('what is mended is replayed in bulk, once, and nothing else', async ({ page }) => {
	const bad = (key: string) => ({ topic: 'oms.bond', key, text: withField(asTrade('oms.bond', bond, key), 'entityLei', 'NOBODY') });
	const [first = '', second = '', third = ''] = await reject([bad('E2E-DL-3'), bad('E2E-DL-4'), bad('E2E-DL-5')]);
	for (const [id, key] of [
		[first, 'E2E-DL-3'],
		[second, 'E2E-DL-4'],
	] as const) {
		const body = { encoding: 'utf8', text: asTrade('oms.bond', bond, key) };
		expect((await stack().api.post(`/api/rejected/${id}/mend`, JSON.stringify(body))).status).toBe(201);
	}
	const rejected = new Rejected(page);
	await rejected.open(stack().url, { message: third });
	// The one that the test before has kept is among them.
	await rejected.bulk(3).dblclick();
	for (const key of ['E2E-DL-2', 'E2E-DL-3', 'E2E-DL-4']) await expect(rejected.stateOf(key)).toContainText('Accepted');
	await expect(rejected.stateOf('E2E-DL-5')).toHaveText('Open');
	await expect(rejected.bulk(0)).toHaveAttribute('aria-disabled', 'true');
	const { steps } = await stack().api.rejectedMessage(first);
	expect(steps.map(({ kind }) => kind)).toEqual(['MENDED', 'REPLAYED', 'ACCEPTED']);

	await page.getByRole('button', { name: 'Close with reason' }).click();
	await page.getByRole('textbox', { name: 'Reason' }).fill('The desk booked it by hand.');
	await page.keyboard.press('Enter');
	await expect(rejected.stateOf('E2E-DL-5')).toHaveText('Closed');
	await expect(rejected.message).toContainText('The desk booked it by hand.');
	await expectFiguresOfLog(stack());
});

test('j and k go through the messages, and a replay that is rejected again leads on to the next letter and back', async ({ page }) => {
	const [id = ''] = await reject([
		{ topic: 'oms.bond', key: 'E2E-DL-6', text: withField(asTrade('oms.bond', bond, 'E2E-DL-6'), 'entityLei', 'NOBODY') },
	]);
	const [topic = '', partition, offset] = [id.slice(0, id.split('.', 2).join('.').length), ...id.split('.').slice(-2)];
	const [next = ''] = await replayedBadly({ topic, partition: Number(partition), offset: Number(offset) });
	const rejected = new Rejected(page);
	await rejected.open(stack().url, { message: id });
	await expect(rejected.stateOf('E2E-DL-6')).toContainText('Rejected again');
	await rejected.message.getByRole('button', { name: next }).click();
	await expect(page).toHaveURL(new RegExp(next.replaceAll('.', '\\.')));
	await rejected.message.getByRole('button', { name: id }).click();
	await expect(page).toHaveURL(new RegExp(`${id.replaceAll('.', '\\.')}$`));
	await page.locator('body').press('k');
	await expect(page).not.toHaveURL(new RegExp(`${id.replaceAll('.', '\\.')}$`));
	await page.locator('body').press('j');
	await expect(page).toHaveURL(new RegExp(`${id.replaceAll('.', '\\.')}$`));
});

/** A replay as a BFF that tells no digests yet would record and write it, whose copy is as bad. */
async function replayedBadly(original: MessagePlace): Promise<string[]> {
	const log = openSqliteLog({ path: stack().logPath, maintainEveryMs: 0 });
	try {
		const { deadLetterEvent } = await openCodecs(log.registry);
		const key = formatPlace(original);
		const copy = Buffer.from('{');
		const record = (event: Partial<DeadLetterEvent>): NewRecord => {
			const by = { at: Date.now(), actor: 'other', actorRole: 'operator', from: '127.0.0.1', comment: '' };
			const none = { copy: null, revision: null, replayPartition: null, replayOffset: null, tradeId: null, tradeVersion: null };
			const whole = { ...original, kind: 'MENDED' as const, ...by, ...none, messageDigest: '', ...event };
			return { topic: DEAD_LETTER_EVENTS_TOPIC, key, value: deadLetterEvent.encode(whole) };
		};
		const [mended] = await log.append([record({ copy })]);
		const replay = { kind: 'REPLAYED' as const, revision: mended?.offset ?? null };
		const { topic } = original;
		const message = { topic, key: 'E2E-DL-7', value: copy, headers: { [REPLAY_OF_HEADER]: key } };
		const [written] = await log.append([message, record(replay)]);
		const id = `${topic}.${written?.partition}.${written?.offset}`;
		await expect.poll(async () => (await stack().api.rejected()).some(({ rejectedId }) => rejectedId === id)).toBe(true);
		return [id];
	} finally {
		await log.close();
	}
}
