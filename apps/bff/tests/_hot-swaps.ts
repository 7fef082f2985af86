import { LINGER_MS } from '@tideline/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../src/clock.ts';
import { Page, type TestBench } from './_bff.ts';
import { heldUp } from './_held-up.ts';
import { lcr, referenceRecords, Writer } from './_records.ts';
import { ACCOUNTS, LOST, positionRecord, statusOf, swap, Watch, writeGeneration } from './_swap.ts';

const V1 = { positions: 'positions', accounts: 'reference.accounts' };
const V2 = { positions: 'positions.v2', accounts: 'reference.accounts.v2' };
const ASK_V2 = { positionsTopic: V2.positions, accountsTopic: V2.accounts };
const ASK_V1 = { positionsTopic: V1.positions, accountsTopic: V1.accounts };

/** Every rule of a swap, on the log that `open` gives. */
export function hotSwaps(open: () => Promise<TestBench>): void {
	let bench: TestBench;
	let write: Writer;
	let pages: Page[];

	beforeEach(async () => {
		pages = [];
		bench = await open();
		write = new Writer(bench.codecs);
		await bench.log.append([...referenceRecords(), write.lcr(lcr('LDN')), write.lcr(lcr('GROUP'))]);
		await writeGeneration(bench, 'v1', V1);
		await writeGeneration(bench, 'v2', V2);
	});
	afterEach(async () => {
		for (const page of pages) page.close();
		await bench[Symbol.asyncDispose]();
	});

	async function watched(address: string, generation = 1): Promise<Watch> {
		const page = new Page(address);
		pages.push(page);
		const watch = new Watch(page);
		await watch.until((status) => status.generation === generation);
		await page.until(() => watch.rows().length > 0 && watch.rows('positions:LDN').length > 0);
		return watch;
	}

	const ask = (fields: object): Promise<unknown> => bench.log.append([swap(fields)]);
	const get = async (address: string, path: string) =>
		(await (await fetch(`${address}${path}`)).json()) as { rows: { key: string }[]; snapshot: object };

	describe('a hot swap while a page watches', () => {
		test('takes every positions stream over in one frame, without a gap, and REST with it', async () => {
			const bff = await bench.start();
			const watch = await watched(bff.address);
			const epoch = watch.page.table('positions:GROUP').epoch;
			await ask(ASK_V2);
			await watch.until(({ generation }) => generation === 2);
			await watch.page.until(() => [...watch.shown.values()].every((names) => names.at(-1) === 'v2'));
			expect(watch.shown).toEqual(
				new Map([
					['positions:GROUP', ['v1', 'v2']],
					['positions:LDN', ['v1', 'v2']],
				]),
			);
			expect(watch.faults).toEqual([]);
			expect(watch.page.resets).toEqual([]);
			expect(watch.page.misfits).toEqual([]);
			const table = watch.page.table('positions:GROUP');
			expect(table.epoch).toBe(epoch);
			const { rows, snapshot } = await get(bff.address, '/api/positions');
			expect(snapshot).toMatchObject({ seq: table.seq });
			expect(new Map(rows.map((row) => [row.key, row]))).toEqual(table.rows);
		});

		test('changes only what differs: a generation with the same content sends no row', async () => {
			await writeGeneration(bench, 'v1', { positions: 'positions.copy', accounts: 'reference.accounts.copy' });
			const bff = await bench.start();
			const watch = await watched(bff.address);
			const { seq } = watch.page.table('positions:GROUP');
			await ask({ positionsTopic: 'positions.copy', accountsTopic: 'reference.accounts.copy' });
			await watch.until(({ generation }) => generation === 2);
			await bench.log.append([positionRecord(bench, 'v1', 'positions.copy', LOST, 7)]);
			await watch.page.until(() => watch.rows().some(({ sequence }) => sequence === 7));
			expect(watch.page.table('positions:GROUP').seq).toBe(seq + 1);
		});

		test('joins the name and the kind of the account; inner drops the positions without one', async () => {
			const bff = await bench.start();
			const watch = await watched(bff.address);
			expect(watch.rows().find(({ accountId }) => accountId === 'CUST-3')).toMatchObject({
				accountName: 'v1 CUST-3',
				accountKind: 'CUSTODY',
			});
			expect(watch.rows().find(({ accountId }) => accountId === LOST)).toMatchObject({ accountName: null, accountKind: null });
			await ask({ joinType: 'Inner' });
			// Each stream has a frame of its own.
			await watch.page.until(() => [...watch.shown.keys()].every((stream) => watch.rows(stream).length === ACCOUNTS - 1));
			expect(watch.rows('positions:LDN').map(({ accountId }) => accountId)).not.toContain(LOST);
			await ask({ joinType: 'left' });
			await watch.page.until(() => watch.rows().length === ACCOUNTS);
			expect(watch.faults).toEqual([]);
		});

		test('hears the new topics from then on and the old ones no more', async () => {
			const bff = await bench.start();
			const watch = await watched(bff.address);
			await ask(ASK_V2);
			await watch.until(({ generation }) => generation === 2);
			await bench.log.append([
				positionRecord(bench, 'v1', V1.positions, 'CUST-1', 90),
				positionRecord(bench, 'v2', V2.positions, 'CUST-1', 91),
			]);
			await watch.page.until(() => watch.rows().some(({ sequence }) => sequence === 91));
			expect(watch.faults).toEqual([]);
		});

		test('leaves the ratio flowing while the new generation catches up', async () => {
			const { log, release } = heldUp(bench.log, V2.positions);
			const bff = await bench.start({ log });
			const watch = await watched(bff.address);
			await ask(ASK_V2);
			await watch.until(({ phase }) => phase !== 'IDLE');
			for (let sequence = 2; sequence < 6; sequence++) {
				await bench.log.append([write.lcr(lcr('LDN', { sequence }))]);
				await watch.page.until(
					() => (watch.page.table('lcr:LDN').rows.get('LDN') as { sequence?: number } | undefined)?.sequence === sequence,
				);
			}
			expect(statusOf(watch.page)).toMatchObject({
				generation: 1,
				building: { generation: 2, ...ASK_V2, recordsLeft: expect.any(Number) },
			});
			release();
			await watch.until(({ generation }) => generation === 2);
			expect(watch.faults).toEqual([]);
		});

		test('that another supersedes while it catches up is never shown', async () => {
			await writeGeneration(bench, 'v3', { positions: 'positions.v3', accounts: 'reference.accounts.v3' });
			const { log, release } = heldUp(bench.log, V2.positions);
			const bff = await bench.start({ log });
			const watch = await watched(bff.address);
			await ask(ASK_V2);
			await watch.until(({ phase }) => phase !== 'IDLE');
			await ask({ positionsTopic: 'positions.v3', accountsTopic: 'reference.accounts.v3' });
			await watch.until(({ generation }) => generation === 3);
			release();
			await watch.page.until(() => watch.shown.get('positions:GROUP')?.at(-1) === 'v3');
			expect(watch.shown.get('positions:GROUP')).toEqual(['v1', 'v3']);
			expect(watch.faults).toEqual([]);
		});

		test('ten in a second end with what the last one asks for', async () => {
			const bff = await bench.start();
			const watch = await watched(bff.address);
			for (let round = 0; round < 10; round++) await ask(round % 2 === 0 ? ASK_V2 : ASK_V1);
			await ask({ ...ASK_V2, joinType: 'inner' });
			await watch.until(
				({ phase, positionsTopic, joinType }) => phase === 'IDLE' && positionsTopic === V2.positions && joinType === 'inner',
			);
			await watch.page.until(() => watch.rows().length === ACCOUNTS - 1);
			expect(watch.faults).toEqual([]);
			expect(statusOf(watch.page)?.lingering).toBeLessThanOrEqual(2);
			expect(watch.rows().every(({ name }) => name === 'v2')).toBe(true);
		});

		test('back to the first topics shows what they hold by then', async () => {
			const bff = await bench.start();
			const watch = await watched(bff.address);
			await ask(ASK_V2);
			await watch.until(({ generation }) => generation === 2);
			await bench.log.append([positionRecord(bench, 'v1', V1.positions, 'CUST-2', 55)]);
			await ask(ASK_V1);
			await watch.until(({ generation }) => generation === 3);
			await watch.page.until(() => watch.shown.get('positions:GROUP')?.at(-1) === 'v1');
			expect(watch.rows().find(({ accountId }) => accountId === 'CUST-2')).toMatchObject({ sequence: 55 });
			expect(watch.faults).toEqual([]);
		});

		test.each([
			['a topic that is not there', { positionsTopic: 'positions.v9' }, /positions\.v9/],
			['a topic of something else', { positionsTopic: 'reference.entities' }, /carries no positions/],
			['accounts of something else', { accountsTopic: 'reference.entities' }, /carries no accounts/],
			['one topic for both', { positionsTopic: V2.positions, accountsTopic: V2.positions, joinType: 'inner' }, /one topic/],
			['a join that is neither', { joinType: 'outer' }, /neither left nor inner/],
			['a field of another type', { positionsTopic: 3 }, /positionsTopic/],
		])('to %s keeps what is shown and says why', async (_, fields, message) => {
			const bff = await bench.start();
			const watch = await watched(bff.address);
			await ask(fields);
			await watch.until(({ lastError }) => lastError !== null);
			expect(statusOf(watch.page)).toMatchObject({ generation: 1, phase: 'IDLE', lastError: expect.stringMatching(message) });
			await bench.log.append([positionRecord(bench, 'v1', V1.positions, 'CUST-1', 33)]);
			await watch.page.until(() => watch.rows().some(({ sequence }) => sequence === 33));
			expect(watch.faults).toEqual([]);
		});

		test('with bytes that are no record is an error, and the next record is applied', async () => {
			const bff = await bench.start();
			const watch = await watched(bff.address);
			await bench.log.append([{ topic: 'control', key: 'feed', value: Buffer.from([0, 255]) }]);
			await watch.until(({ lastError }) => lastError !== null);
			await ask(ASK_V2);
			await watch.until(({ generation, lastError }) => generation === 2 && lastError === null);
			expect(watch.faults).toEqual([]);
		});

		test('closes the old generation once its linger is over', async () => {
			const lingers: (() => void)[] = [];
			const clock = {
				...systemClock,
				after: (milliseconds: number, body: () => void) => {
					if (milliseconds !== LINGER_MS) return systemClock.after(milliseconds, body);
					lingers.push(body);
					return () => undefined;
				},
			};
			const bff = await bench.start({ clock });
			const watch = await watched(bff.address);
			await ask(ASK_V2);
			await watch.until(({ lingering }) => lingering === 1);
			for (const end of lingers) end();
			await watch.until(({ lingering }) => lingering === 0);
			expect(statusOf(watch.page)?.steps.at(-1)).toMatchObject({
				step: 'CLOSED',
				generation: 1,
				text: expect.stringContaining('positions left join'),
			});
		});
	});

	describe('a start', () => {
		test('comes back to what was shown, and counts generations on', async () => {
			const first = await bench.start();
			await (await watched(first.address)).until(({ generation }) => generation === 1);
			await ask({ ...ASK_V2, by: 'K. Brandt' });
			const [before] = pages;
			await before?.until(() => statusOf(before)?.generation === 2);
			await first.stop();
			const bff = await bench.start();
			const watch = await watched(bff.address, 3);
			expect(watch.rows().every(({ name }) => name === 'v2')).toBe(true);
			expect(statusOf(watch.page)?.steps.map(({ by }) => by)).toContain('K. Brandt');
		});

		test('after a crash between build and publish comes to what was asked for', async () => {
			const { log } = heldUp(bench.log, V2.positions);
			const first = await bench.start({ log });
			const before = await watched(first.address);
			await ask(ASK_V2);
			await ask({ joinType: 'inner' });
			await before.until(({ building }) => building?.generation === 3);
			await first.stop();
			const bff = await bench.start();
			const page = new Page(bff.address);
			pages.push(page);
			const watch = new Watch(page);
			await page.until(() => watch.rows().length === ACCOUNTS - 1);
			expect(statusOf(page)).toMatchObject({ ...ASK_V2, joinType: 'inner', phase: 'IDLE', lastError: null });
		});

		test('folds the records of a log that no BFF has read yet', async () => {
			await ask(ASK_V2);
			await bench.log.append([{ topic: 'control', key: 'feed', value: Buffer.from('{') }]);
			await ask({ joinType: 'inner', positionsTopic: ' ' });
			const bff = await bench.start();
			const watch = await watched(bff.address);
			expect(statusOf(watch.page)).toMatchObject({ ...ASK_V2, joinType: 'inner', generation: 1 });
		});

		test('whose asked topic is missing shows the first feed, and says so', async () => {
			await ask({ positionsTopic: 'positions.v9' });
			const bff = await bench.start();
			const watch = await watched(bff.address, 2);
			expect(statusOf(watch.page)).toMatchObject({ ...ASK_V1, phase: 'IDLE', lastError: expect.stringContaining('positions.v9') });
		});

		test('does not apply again what had failed: blank keeps what was shown', async () => {
			const first = await bench.start();
			const before = await watched(first.address);
			await ask({ positionsTopic: 'positions.v9' });
			await before.until(({ lastError }) => lastError !== null);
			await first.stop();
			await ask({ joinType: 'inner' });
			const bff = await bench.start();
			const page = new Page(bff.address);
			pages.push(page);
			const watch = new Watch(page);
			await page.until(() => watch.rows().length === ACCOUNTS - 1);
			expect(statusOf(page)).toMatchObject({ ...ASK_V1, joinType: 'inner', lastError: null });
		});
	});
}
