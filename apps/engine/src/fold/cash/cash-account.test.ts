import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../minute.ts';
import { CashAccount } from './cash-account.ts';

const HOUR_MS = 60 * MINUTE_MS;
const at = fc.integer({ min: 0, max: 20 }).map((hours) => hours * HOUR_MS);
const amount = fc.integer({ min: -1_000, max: 1_000 });
const version = fc.integer({ min: 1, max: 3 });
type Step = (account: CashAccount) => void;
const step = fc.oneof(
	fc.tuple(amount, at).map(
		([paid, confirmedAt]): Step =>
			(account) =>
				account.pay(paid, confirmedAt),
	),
	fc.tuple(version, amount, at).map(
		(opening): Step =>
			(account) =>
				account.open(...opening),
	),
	fc.tuple(version, at).map(
		(opening): Step =>
			(account) =>
				account.reopen(...opening),
	),
);

test('a balance is the same whether or not it has been asked for before', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 40 }), (steps) => {
			const [asked, plain] = [new CashAccount(), new CashAccount()];
			for (const [apply, asks] of steps) {
				apply(asked);
				apply(plain);
				if (asks) asked.current();
			}
			expect(asked.current()).toBe(plain.current());
		}),
	);
});

test('payments that leave the safe integers and come back are not rounded on the way', () => {
	const account = new CashAccount();
	account.pay(Number.MAX_SAFE_INTEGER, HOUR_MS);
	account.current();
	account.pay(2, 30 * HOUR_MS);
	account.pay(-3, 30 * HOUR_MS);
	expect(account.current()).toBe(Number.MAX_SAFE_INTEGER - 1);
});
