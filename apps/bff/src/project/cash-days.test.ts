import { MAX_MOVEMENTS } from '@tideline/api';
import { MAX_AMOUNT, minor, type PaymentRecord } from '@tideline/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CashDays } from './cash-days.ts';

const MIDNIGHT = Date.UTC(2026, 10, 20);
const OPENED = MIDNIGHT + 6 * 3_600_000;
const MINUTE = 60_000;
const PLACE = { topic: 'payments', partition: 0, offset: 0 };
let serial = 0;

function payment(amount: number, at: number, change: Partial<PaymentRecord> = {}): PaymentRecord {
	return {
		paymentId: `P-${serial++}`,
		accountId: 'NOSTRO-1',
		currency: 'GBP',
		amount: (amount / 100).toFixed(2),
		valueDate: '2026-11-20',
		confirmedAt: new Date(at).toISOString(),
		channel: 'RTGS',
		tradeId: null,
		postingId: null,
		counterpartyId: null,
		reference: 'ref',
		...change,
	};
}

const account = (opening: number, current: number) => ({ accountId: 'NOSTRO-1', opening: minor(opening), current: minor(current) });
function daysOf(...payments: readonly PaymentRecord[]): CashDays {
	const days = new CashDays();
	for (const one of payments) days.apply(one, PLACE);
	return days;
}

describe('the day of a cash account', () => {
	it('refuses a payment whose amount cannot be read, and takes its repaired form', () => {
		const days = new CashDays();
		expect(() => days.apply(payment(1, OPENED, { paymentId: 'X', amount: '1.234' }), PLACE)).toThrow();
		days.apply(payment(100, OPENED, { paymentId: 'X' }), PLACE);
		expect(days.day(account(0, 100), OPENED).total).toBe(1);
	});
	it('refuses a payment past the bound, as the fold does, so that it is not in one of the two alone', () => {
		const days = new CashDays();
		expect(() => days.apply(payment(2 * MAX_AMOUNT, OPENED), PLACE)).toThrow(RangeError);
		days.apply(payment(100, OPENED), PLACE);
		expect(days.day(account(0, 100), OPENED).minutes).toMatchObject([{ in: 100, balance: 100 }]);
	});
	it('is empty for an account that nothing moved', () => {
		expect(new CashDays().day(account(5, 5), OPENED)).toEqual({ minutes: [], movements: [], total: 0 });
	});
	it('counts a payment once', () => {
		const twice = payment(100, OPENED + MINUTE);
		expect(daysOf(twice, twice).day(account(0, 100), OPENED)).toMatchObject({ total: 1, minutes: [{ in: 100, balance: 100 }] });
	});
	it('leaves to the opening what was confirmed between midnight and the opening of the day', () => {
		const { minutes, movements } = daysOf(payment(700, MIDNIGHT + MINUTE), payment(-50, OPENED + 30_000)).day(
			account(1_700, 1_650),
			OPENED,
		);
		expect(minutes).toEqual([{ at: OPENED, in: 0, out: -50, payments: 1, balance: 1_650 }]);
		expect(movements.map(({ amount }) => amount)).toEqual([-50]);
	});
	it('begins with the minute in which the opening balance was taken, when that was later', () => {
		const days = daysOf(payment(700, OPENED + MINUTE), payment(20, OPENED + 5 * MINUTE));
		days.open('NOSTRO-1', OPENED + 5 * MINUTE + 30_000);
		days.open('NOSTRO-1', OPENED);
		expect(days.day(account(1_000, 1_020), OPENED)).toMatchObject({ total: 1, minutes: [{ at: OPENED + 5 * MINUTE, balance: 1_020 }] });
	});
	it('goes on past midnight until the next day is opened', () => {
		const { minutes } = daysOf(payment(1, OPENED), payment(2, OPENED + 30 * 3_600_000)).day(account(0, 3), OPENED);
		expect(minutes.map(({ balance }) => balance)).toEqual([1, 3]);
	});
	it('leaves out what it has read and the engine has not counted yet', () => {
		const days = daysOf(payment(100, OPENED), payment(-30, OPENED + MINUTE), payment(7, OPENED), payment(9, OPENED + 2 * MINUTE));
		expect(days.day(account(10, 80), OPENED)).toMatchObject({
			total: 2,
			minutes: [
				{ in: 100, payments: 1, balance: 110 },
				{ out: -30, payments: 1, balance: 80 },
			],
		});
		expect(days.day(account(10, 96), OPENED).total).toBe(4);
	});
	it('keeps the newest movements and counts all', () => {
		const { movements, total } = daysOf(...Array.from({ length: MAX_MOVEMENTS + 5 }, (_, index) => payment(1, OPENED + index))).day(
			account(0, MAX_MOVEMENTS + 5),
			OPENED,
		);
		expect(movements).toHaveLength(MAX_MOVEMENTS);
		expect(movements[0]?.at).toBe(OPENED + MAX_MOVEMENTS + 4);
		expect(total).toBe(MAX_MOVEMENTS + 5);
	});
	it('ends at the current balance and begins at the opening, for any payments in any order with any number under way', () => {
		const moves = fc.array(fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(600)), { minLength: 1, maxLength: 40 });
		fc.assert(
			fc.property(moves, fc.nat(40), (all, under) => {
				const payments = all.map(([amount, minutes]) => payment(amount, OPENED + minutes * MINUTE));
				const counted = all.slice(0, Math.max(0, all.length - under)).reduce((sum, [amount]) => sum + amount, 0);
				const { minutes } = daysOf(...payments).day(account(5_000, 5_000 + counted), OPENED);
				const first = minutes[0];
				expect(minutes.at(-1)?.balance ?? 5_000 + counted).toBe(5_000 + counted);
				expect(first === undefined ? 5_000 + counted : first.balance - first.in - first.out).toBe(5_000);
			}),
		);
	});
});
