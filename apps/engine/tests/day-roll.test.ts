import { type ClosedDay, formatDay } from '@tideline/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foldLog } from '../src/fold/index.ts';
import { DAYS, threeDays } from '../src/fold/three-days.fixture.ts';
import { Bank, expectTruth } from './_checkpoint.ts';

/** Disks and processors of others are busy too. */
const TIMEOUT_MS = 60_000;
const FACTS = 1_200;
const inputs = threeDays(3, FACTS);
const rolls = inputs.flatMap(({ kind }, place) => (kind === 'business-day' ? [place] : []));
/** From the second day on each of these closes a day. */
const closing = rolls.slice(2);
let bank: Bank;
let appended = 0;

beforeEach(async () => {
	const opened = inputs.find((input) => input.kind === 'business-day')?.openedAt ?? expect.fail('no day opens');
	bank = await new Bank(inputs, opened).open();
	appended = 0;
});
afterEach(() => bank[Symbol.asyncDispose]());

async function appendUpTo(end: number): Promise<void> {
	await bank.append(end - appended);
	appended = end;
}

const closedDays = async (): Promise<ClosedDay[]> =>
	(await bank.all('lcr.closed')).map(({ value }) => bank.codecs.closedDay.decode(value as Uint8Array));
const nameOf = ({ entityId, date }: ClosedDay) => `${entityId} ${formatDay(date)}`;
const EXPECTED = DAYS.slice(0, 2)
	.flatMap((date) => ['GROUP', 'LDN', 'NYC'].map((entityId) => `${entityId} ${formatDay(date)}`))
	.sort();

describe('three business days in the log', { timeout: TIMEOUT_MS }, () => {
	test('leave a record of each day that has closed, which folding the log up to its inputs gives again', async () => {
		// One roll to a batch, as when the day is followed live.
		await bank.fold(async () => {
			for (const place of closing) await appendUpTo(place + 1);
			await appendUpTo(inputs.length);
		});
		await bank.fold();
		const closed = await closedDays();
		expect(closed.map(nameOf).sort()).toEqual(EXPECTED);
		// A group's is each entity as its own day ended: `closing.test.ts` recomputes it from the facts.
		expect(closed.filter(({ entityId }) => entityId === 'GROUP').map(({ lcr }) => lcr.inputs)).toEqual([[], []]);
		for (const day of closed.filter(({ entityId }) => entityId !== 'GROUP')) {
			expect(day.lcr.inputs.length, nameOf(day)).toBeGreaterThan(0);
			const book = await foldLog(bank.log, bank.codecs, { until: day.lcr.inputs });
			const { limitState: _, ...figures } = book.lcr(day.entityId) ?? expect.fail(nameOf(day));
			expect(day.lcr).toMatchObject({ ...figures, sequence: day.lcr.sequence });
			expect(day.overrides).toHaveLength(day.lcr.overridesInForce);
			for (const cash of day.cash)
				expect(book.cash(cash.accountId)).toMatchObject({ opening: cash.opening, current: cash.closing, low: cash.low });
			expect(day.cash.length).toBeGreaterThan(0);
		}
		await expectTruth(bank);
	});

	test('close alike when the engine is stopped before and after each midnight, and nothing is closed twice', async () => {
		for (const place of closing) {
			await appendUpTo(place);
			await bank.fold();
			await appendUpTo(place + 1);
			await bank.fold();
			await expectTruth(bank);
		}
		await appendUpTo(inputs.length);
		await bank.fold();
		expect(bank.said).toContain('loaded');
		expect((await closedDays()).map(nameOf).sort()).toEqual(EXPECTED);
		await expectTruth(bank);
	});

	test('stay as they were closed when the fold begins again from the start of the log', async () => {
		await appendUpTo(inputs.length);
		await bank.fold();
		const before = await closedDays();
		expect(before.map(nameOf).sort()).toEqual(EXPECTED);
		await bank.fold(async () => undefined, { program: () => 'another one' });
		expect(await closedDays()).toEqual(before);
		await expectTruth(bank);
	});
});
