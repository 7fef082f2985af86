import { type CashMinute, type CashMovement, MAX_MOVEMENTS } from '@tideline/api';
import { type Cash, maxAmount, type PaymentRecord, parseMinor, within } from '@tideline/domain';
import type { Cut, Place } from '../book/cut.ts';
import { insertByTime } from './insert-by-time.ts';
import { type PaymentPage, PaymentRun } from './payment-run.ts';
import { RecentMap } from './recent-map.ts';
import { MAX_INDEXED_TRADES } from './trade-index.ts';

const MINUTE = 60_000;
/** Minutes that an account keeps: two days, so that a day roll loses nothing that is still shown. */
const MAX_MINUTES = 2_880;
/** Newest arrivals of an account that may not be in its balance yet: some seconds at the highest rate. */
const MAX_ARRIVALS = 1_000;

interface Minute {
	in: number;
	out: number;
	payments: number;
}
type Movement = Omit<CashMovement, 'counterpartyName'>;
interface Account {
	/** When its latest opening balance was taken: what was confirmed in an earlier minute is in it. */
	openingAt: number;
	/** By the start of the minute. */
	minutes: Map<number, Minute>;
	/** The newest by time, oldest first. */
	movements: Movement[];
	/** The newest in the order in which they came. */
	arrivals: Movement[];
	payments: PaymentRun;
}

/** An account's day as this process has read it and the engine has counted it. */
export interface CashDay {
	minutes: CashMinute[];
	/** Newest first. */
	movements: Movement[];
	/** Payments of the day. */
	total: number;
}

/** What moved on every account, by minute of confirmation, and the newest movements. */
export class CashDays {
	readonly #accounts = new Map<string, Account>();
	readonly #seen: RecentMap<true>;

	/** `maxPayments`: those that are remembered to tell a duplicate; past it the oldest are forgotten. */
	constructor(maxPayments = MAX_INDEXED_TRADES) {
		this.#seen = new RecentMap(maxPayments);
	}

	/** An opening balance was taken; the latest counts. */
	open(accountId: string, at: number): void {
		const account = this.#account(accountId);
		account.openingAt = Math.max(account.openingAt, at);
	}

	/** False for a payment that came before, which changes nothing. @throws for an amount or a currency that the fold sets aside too. */
	apply(payment: PaymentRecord, { topic, partition, offset }: Place): boolean {
		if (this.#seen.has(payment.paymentId)) return false;
		const amount = within(maxAmount(payment.currency), parseMinor(payment.amount, payment.currency), 'a payment');
		const at = Date.parse(payment.confirmedAt);
		this.#seen.set(payment.paymentId, true);
		const account = this.#account(payment.accountId);
		count(account.minutes, { at, amount });
		if (account.minutes.size > MAX_MINUTES) account.minutes.delete(Math.min(...account.minutes.keys()));
		const { paymentId, channel, tradeId, counterpartyId, reference } = payment;
		const source = { topic, partition, offset };
		const movement = { paymentId, at, amount, channel, tradeId, counterpartyId, reference, source };
		insertByTime(account.movements, movement);
		account.payments.add({ paymentId, at, amount, name: reference || paymentId, tradeId, source });
		if (account.movements.length > MAX_MOVEMENTS) account.movements.shift();
		account.arrivals.push(movement);
		if (account.arrivals.length > MAX_ARRIVALS) account.arrivals.shift();
		return true;
	}

	/**
	 * The day of an account from its opening on, as far as the engine has counted it: the last balance is the account's `current`, and the
	 * first follows its `opening`. This process may have read payments that the engine has not counted yet; they come with its next record. They
	 * are those outside the cut of the row; where that is not known, those that the balance lacks.
	 */
	day(row: Pick<Cash, 'accountId' | 'opening' | 'current'>, openedAt: number, cut?: Pick<Cut, 'includes'>): CashDay {
		const account = this.#account(row.accountId);
		const { from, minutes, ahead } = counted(account, row, openedAt, cut);
		const shown = [...minutes].filter(([, { payments }]) => payments > 0).sort(([a], [b]) => b - a);
		let balance: number = row.current;
		const backwards = shown.map(([at, minute]): CashMinute => {
			const after = balance;
			balance -= minute.in + minute.out;
			return { at, ...minute, balance: after };
		});
		return {
			minutes: backwards.reverse(),
			movements: account.movements.filter((movement) => movement.at >= from && !ahead.has(movement)).reverse(),
			total: shown.reduce((sum, [, { payments }]) => sum + payments, 0),
		};
	}

	/** Its payments that are in a cut, `before` one of them by its id, the newest first. */
	payments(accountId: string, openedAt: number, cut: Pick<Cut, 'includes'>, before: string | undefined): PaymentPage {
		const account = this.#account(accountId);
		return account.payments.page(startOfDay(account, openedAt), cut, before);
	}

	/** The same day by minute alone, as net amounts in no order. */
	nets(row: Pick<Cash, 'accountId' | 'opening' | 'current'>, openedAt: number): { at: number; net: number }[] {
		const { minutes } = counted(this.#account(row.accountId), row, openedAt);
		return [...minutes].map(([at, minute]) => ({ at, net: minute.in + minute.out }));
	}

	#account(accountId: string): Account {
		const known = this.#accounts.get(accountId);
		if (known !== undefined) return known;
		const account: Account = {
			openingAt: Number.NEGATIVE_INFINITY,
			minutes: new Map(),
			movements: [],
			arrivals: [],
			payments: new PaymentRun(),
		};
		this.#accounts.set(accountId, account);
		return account;
	}
}

/** The minutes of an account from its opening on without the payments that the engine has not counted yet. */
function counted(account: Account, { opening, current }: Pick<Cash, 'opening' | 'current'>, openedAt: number, cut?: Pick<Cut, 'includes'>) {
	const from = startOfDay(account, openedAt);
	const minutes = new Map([...account.minutes].filter(([at]) => at >= from).map(([at, minute]) => [at, { ...minute }]));
	const ahead = cut
		? new Set(account.arrivals.filter(({ at, source }) => at >= from && !cut.includes(source)))
		: notCountedYet(account.arrivals, sumOf(minutes) + opening - current, from);
	for (const movement of ahead) count(minutes, movement, -1);
	return { from, minutes, ahead };
}

/** The latest arrivals that add up to what this process has read and the engine has not counted; none when no number of them does. */
function notCountedYet(arrivals: readonly Movement[], surplus: number, from: number): ReadonlySet<Movement> {
	const ahead = new Set<Movement>();
	let sum = 0;
	for (let at = arrivals.length - 1; at >= 0 && sum !== surplus; at--) {
		const movement = arrivals[at] as Movement;
		if (movement.at < from) continue;
		ahead.add(movement);
		sum += movement.amount;
	}
	return sum === surplus ? ahead : new Set();
}

function count(minutes: Map<number, Minute>, { at, amount }: Pick<Movement, 'at' | 'amount'>, sign: 1 | -1 = 1): void {
	const start = startOfMinute(at);
	const minute = minutes.get(start) ?? { in: 0, out: 0, payments: 0 };
	minutes.set(start, minute);
	if (amount >= 0) minute.in += sign * amount;
	else minute.out += sign * amount;
	minute.payments += sign;
}

function sumOf(minutes: ReadonlyMap<number, Minute>): number {
	let sum = 0;
	for (const minute of minutes.values()) sum += minute.in + minute.out;
	return sum;
}

function startOfMinute(at: number): number {
	return Math.floor(at / MINUTE) * MINUTE;
}

/** What was confirmed in an earlier minute is in the opening balance. */
const startOfDay = ({ openingAt }: Account, openedAt: number): number => startOfMinute(Math.max(openedAt, openingAt));
