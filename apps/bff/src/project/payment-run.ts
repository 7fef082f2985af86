import type { Cut, Place } from '../book/cut.ts';
import { insertByTime } from './insert-by-time.ts';

/** Payments that an account keeps: past it the oldest are known by what they come to. */
const MAX_KEPT_PAYMENTS = 100_000;
/** Longer than any business day, which ends with the next one: over a weekend with holidays five days. */
const KEPT_MS = 7 * 86_400_000;
/** Let go of together. */
const OLDEST = 1_000;
/** Payments of one page. */
export const PAYMENT_PAGE = 200;

/** A payment as far as it leads to its message. */
export interface KeptPayment {
	readonly paymentId: string;
	/** When it was confirmed, in ms since the epoch. */
	readonly at: number;
	/** Minor units of the account's currency. */
	readonly amount: number;
	readonly name: string;
	readonly tradeId: string | null;
	readonly source: Place;
}

/** Some of the payments of a day, and what those on either side of them come to. */
export interface PaymentPage {
	/** The newest first. */
	readonly payments: readonly KeptPayment[];
	/** `before` of the page above: null for the newest one. */
	readonly later: { readonly count: number; readonly amount: number; readonly before: string | null };
	/** `before` of the page below. */
	readonly earlier: { readonly count: number; readonly before: string | null };
}

/** The payments of one account by time, so that each can be reached. */
export class PaymentRun {
	/** The oldest first. */
	readonly #payments: KeptPayment[] = [];
	readonly #limit: number;

	constructor(limit = MAX_KEPT_PAYMENTS) {
		this.#limit = limit;
	}

	add(payment: KeptPayment): void {
		insertByTime(this.#payments, payment);
		const newest = this.#payments.at(-1) as KeptPayment;
		const nextOldest = this.#payments[OLDEST];
		if (this.#payments.length > this.#limit || (nextOldest !== undefined && nextOldest.at < newest.at - KEPT_MS))
			this.#payments.splice(0, Math.min(OLDEST, this.#payments.length - 1));
	}

	/** Those from a time on that are in a cut, `before` the payment with this id: one that is not among them gives the newest page. */
	page(from: number, cut: Pick<Cut, 'includes'>, before: string | undefined): PaymentPage {
		const counted = this.#payments.filter(({ at, source }) => at >= from && cut.includes(source)).reverse();
		const start = before === undefined ? 0 : counted.findIndex(({ paymentId }) => paymentId === before) + 1;
		const later = counted.slice(0, start);
		const payments = counted.slice(start, start + PAYMENT_PAGE);
		const left = counted.length - start - payments.length;
		return {
			payments,
			later: {
				count: later.length,
				amount: later.reduce((sum, { amount }) => sum + amount, 0),
				before: counted[start - PAYMENT_PAGE - 1]?.paymentId ?? null,
			},
			earlier: { count: left, before: left === 0 ? null : (payments.at(-1)?.paymentId ?? null) },
		};
	}
}
