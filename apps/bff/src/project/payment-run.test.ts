import { describe, expect, it } from 'vitest';
import { type KeptPayment, PAYMENT_PAGE, PaymentRun } from './payment-run.ts';

const HOUR = 3_600_000;
const all = { includes: () => true };
const payment = (index: number, at = index): KeptPayment => ({
	...{ paymentId: `P-${index}`, at, amount: 1, name: '', tradeId: null },
	source: { topic: 'payments', partition: 0, offset: index },
});

function run(count: number, { limit = 100_000, every = 1 } = {}): PaymentRun {
	const kept = new PaymentRun(limit);
	for (let index = 0; index < count; index++) kept.add(payment(index, index * every));
	return kept;
}

describe('the payments of an account', () => {
	it('are in order of their time, whenever they come', () => {
		const kept = new PaymentRun();
		for (const at of [3, 1, 2]) kept.add(payment(at));
		expect(kept.page(0, all, undefined).payments.map(({ at }) => at)).toEqual([3, 2, 1]);
	});

	it('begin with the day, and are those of the cut', () => {
		const { payments } = run(10).page(4, { includes: ({ offset }) => offset !== 7 }, undefined);
		expect(payments.map(({ at }) => at)).toEqual([9, 8, 6, 5, 4]);
	});

	it('say of each page what lies on either side of it', () => {
		const kept = run(3 * PAYMENT_PAGE);
		const last = kept.page(0, all, `P-${PAYMENT_PAGE}`);
		expect(last.later).toEqual({ count: 2 * PAYMENT_PAGE, amount: 2 * PAYMENT_PAGE, before: `P-${2 * PAYMENT_PAGE}` });
		expect(last.earlier).toEqual({ count: 0, before: null });
		expect(kept.page(0, all, `P-${2 * PAYMENT_PAGE}`).later.before).toBeNull();
	});

	it('are kept up to a limit, and for seven days: past it the oldest go', () => {
		const most = run(2_500, { limit: 2_000 }).page(0, all, undefined);
		expect(most.payments[0]?.paymentId).toBe('P-2499');
		expect(most.earlier.count + most.payments.length).toBe(1_500);
		const days = run(1_500, { every: HOUR }).page(0, all, undefined);
		expect(days.earlier.count + days.payments.length).toBeLessThanOrEqual(1_001);
		expect(days.payments[0]?.paymentId).toBe('P-1499');
	});
});
