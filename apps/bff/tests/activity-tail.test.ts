import { type Activity, minor } from '@tideline/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTIVITY_TAIL } from '../src/ingest/activity-tail.ts';
import { Page, TestBench } from './_bff.ts';
import { lcr, referenceRecords, Writer } from './_records.ts';

const AT = Date.parse('2026-11-20T09:00:00Z');
/** As many as there are before the tail. */
const EARLIER = 500;

let bench: TestBench;
let write: Writer;
beforeEach(async () => {
	bench = await TestBench.open();
	write = new Writer(bench.codecs);
	await bench.log.append([...referenceRecords(), write.lcr(lcr('LDN')), write.lcr(lcr('GROUP'))]);
	await bench.log.append([write.activity(event('OVERRIDE', 0)), write.activity(event('TRADE', 1, 0.5))]);
	await bench.log.append(Array.from({ length: ACTIVITY_TAIL + EARLIER }, (_, at) => write.activity(event('TRADE', 2 + at))));
});
afterEach(() => bench[Symbol.asyncDispose]());

function event(kind: Activity['kind'], sequence: number, points = 0): Activity {
	const subject = `${kind}-${sequence}`;
	return {
		entityId: 'LDN',
		at: AT + sequence,
		sequence,
		kind,
		subject,
		text: subject,
		hqlaChange: minor(0),
		netCashOutflowsChange: minor(0),
		points,
	};
}

describe('a log that has run for long', { timeout: 60_000 }, () => {
	it('is read from the newest activity on, and its overrides and what moved a ratio are there soon after', async () => {
		const { address } = await bench.start();
		const page = new Page(address);
		const rows = () => page.table('activity:LDN').rows;
		page.follow('activity:LDN');
		await page.until(() => rows().has('LDN/0/OVERRIDE-0'));
		const sequences = [...rows().values()].map((row) => row.sequence as number).sort((a, b) => a - b);
		expect(sequences.slice(0, 2)).toEqual([0, 1]);
		expect(sequences.slice(2)).toEqual(Array.from({ length: 200 }, (_, at) => ACTIVITY_TAIL + EARLIER - 198 + at));
		page.close();
	});
});
