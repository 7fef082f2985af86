import { cashDayResponse } from '@tideline/api';
import type { NewRecord } from '@tideline/event-log';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestBench } from './_bff.ts';
import { fold } from './_fold.ts';
import { json, referenceRecords, Writer } from './_records.ts';

const NINE = '2026-11-20T09:00:00Z';
const TEN = '2026-11-20T10:00:00Z';
/** Servers start and stop, which takes its time on a busy machine. */
const PATIENT = { timeout: 60_000 };

let bench: TestBench;
beforeEach(async () => {
	bench = await TestBench.open();
});
afterEach(() => bench[Symbol.asyncDispose]());

const opening = (balanceId: string, currency: string, at: string): NewRecord => {
	const what = { balanceId, entityId: 'LDN', version: 1, at, kind: 'OPENING_CASH', accountId: 'NOSTRO-1', currency, amount: '1000' };
	return json('balances', balanceId, what);
};

/** The payment in yen: as many of them as would be ten thousand pounds, were they read in pence. */
function inYen(payment: NewRecord): NewRecord {
	const value = JSON.parse(String(Buffer.from(payment.value ?? []))) as object;
	return json('payments', payment.key ?? '', { ...value, currency: 'JPY', amount: '1000000' });
}

test("an account's day leaves out what is in another currency, as its figures do", PATIENT, async () => {
	const write = new Writer(bench.codecs);
	await bench.log.append([
		...referenceRecords(),
		json('market.fx', 'GBP', { currency: 'GBP', usd: '1.25', at: NINE }),
		opening('OPENING', 'GBP', '2026-11-20T00:00:00Z'),
		write.payment('P-1', '500', NINE),
		inYen(write.payment('P-2', '0', NINE, { tradeId: 'IB-1', postingId: 'start-cash' })),
		// It would begin the day anew, the first payment being in it.
		opening('IN-YEN', 'JPY', TEN),
		write.payment('P-3', '-200', TEN),
		// The same payment as it should have been.
		write.payment('P-2', '25', TEN),
	]);
	await fold(bench.log, bench.codecs);
	const { address } = await bench.start();
	const day = cashDayResponse.parse(await (await fetch(`${address}/api/cash/NOSTRO-1/day`)).json());
	expect(day.account).toMatchObject({ opening: 100_000, current: 132_500 });
	expect(day.minutes).toMatchObject([
		{ in: 50_000, out: 0, payments: 1, balance: 150_000 },
		{ in: 2_500, out: -20_000, payments: 2, balance: 132_500 },
	]);
	expect(day.movements.map(({ paymentId, amount }) => [paymentId, amount]).sort()).toEqual([
		['P-1', 50_000],
		['P-2', 2_500],
		['P-3', -20_000],
	]);
});
