import { minor } from '@tideline/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Page, TestBench } from './_bff.ts';
import { lcr, position, referenceRecords, Writer } from './_records.ts';

const WITHIN = { timeout: 30_000 };
const RATIO = 'lcr:LDN';
const POSITIONS = 'positions:GROUP';
let bench: TestBench;
let write: Writer;
const pages: Page[] = [];

beforeEach(async () => {
	bench = await TestBench.open();
	write = new Writer(bench.codecs);
	await bench.log.append([...referenceRecords(), write.lcr(lcr('LDN')), write.lcr(lcr('GROUP')), write.position(position())]);
});
afterEach(async () => {
	for (const page of pages.splice(0)) page.close();
	await bench[Symbol.asyncDispose]();
});

function open(address: string, after?: Page): Page {
	const page = new Page(address, after && { after });
	pages.push(page);
	for (const stream of [RATIO, POSITIONS]) page.follow(stream);
	return page;
}
const rows = (page: Page) => [RATIO, POSITIONS].map((stream) => [...page.table(stream).rows.values()]);
const sees = (page: Page, hqla: number) => page.until(() => page.table(RATIO).rows.get('LDN')?.hqla === hqla);
const epochs = (page: Page) => [RATIO, POSITIONS].map((stream) => page.table(stream).epoch);
const ratio = (sequence: number, hqla: number) => write.lcr(lcr('LDN', { sequence, hqla: minor(hqla) }));

describe('two BFFs on one log', () => {
	test(
		'let a page that loses one resume on the other, which has another epoch, with a snapshot and what came meanwhile',
		WITHIN,
		async () => {
			const [one, two] = [await bench.start(), await bench.start()];
			const lost = open(one.address);
			// Many frames ahead of a page that has just come: a delta of the other one could fit by its number.
			for (let hqla = 1; hqla <= 3; hqla++) {
				await bench.log.append([ratio(hqla + 1, hqla)]);
				await sees(lost, hqla);
			}
			await lost.until(() => lost.table(POSITIONS).rows.size === 1);
			await one.stop();
			await bench.log.append([ratio(9, 900)]);
			const resumed = open(two.address, lost);
			expect(epochs(resumed)).toEqual([one.epoch, one.epoch]);
			await sees(resumed, 900);
			await resumed.until(() => epochs(resumed).every((epoch) => epoch === two.epoch));
			await bench.log.append([ratio(10, 1_000)]);
			await sees(resumed, 1_000);
			expect(rows(resumed)[1]).toEqual(rows(lost)[1]);
			expect([resumed.misfits, resumed.resets]).toEqual([[], []]);
		},
	);

	test('settle on one status of the feeds: what one writes does not make the other one write', WITHIN, async () => {
		const first = await bench.start();
		await bench.start();
		const count = async () => (await bench.log.ends(['control.status'])).reduce((sum, { high }) => sum + high, 0);
		const page = open(first.address);
		await bench.log.append([ratio(2, 222)]);
		await sees(page, 222);
		const before = await count();
		for (let hqla = 300; hqla < 305; hqla++) {
			await bench.log.append([ratio(hqla, hqla)]);
			await sees(page, hqla);
		}
		expect(await count()).toBe(before);
	});
});
