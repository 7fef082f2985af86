import { NO_SHARE } from '../lcr/shares.ts';
import { MINUTE_MS, minuteOf, QUARTER_MS } from '../minute.ts';
import { MinuteNets } from './minute-nets.ts';

type Minute = readonly [minute: number, net: number];

/** Points of a curve: two days, past which a business day that nobody closes is not drawn. */
const QUARTERS_AT_MOST = 192;

export interface DayCourse {
	/** Balance when the business day opened. */
	opening: number;
	current: number;
	low: number;
	lowAt: number;
	/** Balance at the end of each quarter of an hour from midnight of the business date on. */
	curve: number[];
}

/** What an account is made of; all of it sums. */
export interface SavedCashAccount {
	readonly openingAmount: number;
	readonly openingAt: number;
	readonly openingVersion: number;
	readonly share: number;
	readonly byMinute: ReadonlyMap<number, number>;
	readonly due: ReadonlyMap<number, number>;
	readonly lastPaymentAt: number;
}

/** What happened on one cash account: sums only, so that any order of the same facts gives the same account. */
export class CashAccount {
	#openingAmount = 0;
	#openingAt = Number.NEGATIVE_INFINITY;
	#openingVersion = 0;
	share = NO_SHARE;
	/** Net of confirmed payments by minute since the epoch. */
	readonly #nets = new MinuteNets();
	/** Net of unconfirmed postings by value date. */
	readonly #due = new Map<number, number>();
	#lastPaymentAt = Number.NEGATIVE_INFINITY;
	/** Payments since the opening, in minor units; null until somebody asks again. */
	#paid: number | null = null;

	/** The newest fact, in ms; null when there is none. */
	get updatedAt(): number | null {
		const at = Math.max(this.#openingAt, this.#lastPaymentAt);
		return Number.isFinite(at) ? at : null;
	}

	save(): SavedCashAccount {
		return {
			openingAmount: this.#openingAmount,
			openingAt: this.#openingAt,
			openingVersion: this.#openingVersion,
			share: this.share,
			byMinute: new Map(this.#nets.from(Number.NEGATIVE_INFINITY)),
			due: new Map(this.#due),
			lastPaymentAt: this.#lastPaymentAt,
		};
	}

	restore(saved: SavedCashAccount): void {
		this.#openingAmount = saved.openingAmount;
		this.#openingAt = saved.openingAt;
		this.#openingVersion = saved.openingVersion;
		this.share = saved.share;
		for (const [minute, net] of saved.byMinute) this.#nets.add(minute, net);
		for (const [valueDate, amount] of saved.due) this.#due.set(valueDate, amount);
		this.#lastPaymentAt = saved.lastPaymentAt;
	}

	/** The later opening wins, of two at the same time the higher version. */
	open(version: number, amount: number, at: number): void {
		if (at < this.#openingAt || (at === this.#openingAt && version <= this.#openingVersion)) return;
		this.#openingVersion = version;
		this.#openingAmount = amount;
		this.#openingAt = at;
		this.#paid = null;
	}

	/** Takes the opening back, if it is the one that counts. */
	reopen(version: number, at: number): void {
		if (at !== this.#openingAt || version !== this.#openingVersion) return;
		this.#openingVersion = 0;
		this.#openingAmount = 0;
		this.#openingAt = Number.NEGATIVE_INFINITY;
		this.#paid = null;
	}

	pay(amount: number, confirmedAt: number): void {
		const minute = minuteOf(confirmedAt);
		this.#nets.add(minute, amount);
		if (minute >= minuteOf(this.#openingAt)) this.#addPaid(amount);
		this.#lastPaymentAt = Math.max(this.#lastPaymentAt, confirmedAt);
	}

	/** Net of unconfirmed postings on a value date. */
	due(valueDate: number): number {
		return this.#due.get(valueDate) ?? 0;
	}

	/** Adds an unconfirmed posting, or takes one back with the opposite amount. */
	expect(valueDate: number, amount: number): void {
		const sum = checked((this.#due.get(valueDate) ?? 0) + amount);
		if (sum === 0) this.#due.delete(valueDate);
		else this.#due.set(valueDate, sum);
	}

	/** Opening and every payment confirmed since. */
	current(): number {
		this.#paid ??= this.#nets.sum(minuteOf(this.#openingAt), Number.POSITIVE_INFINITY);
		return checked(this.#openingAmount + this.#paid);
	}

	/** Unconfirmed postings due on the date or before it. */
	pendingBy(date: number): number {
		let sum = 0;
		for (const [valueDate, amount] of this.#due) if (valueDate <= date) sum += amount;
		return checked(sum);
	}

	/** How the balance ran from the opening of the business day to `until`, all instants in ms. */
	course({ openedAt, midnight, until }: { openedAt: number; midnight: number; until: number }): DayCourse {
		// A payment confirmed before the opening was taken is in it.
		const from = minuteOf(this.#openingAt);
		const dayStart = Math.max(from, minuteOf(openedAt));
		const minutes = this.#nets.from(dayStart);
		let at = 0;
		let balance = this.#openingAmount + this.#nets.sum(from, dayStart);
		const course: DayCourse = { opening: checked(balance), current: balance, low: balance, lowAt: openedAt, curve: [] };
		for (
			let quarterEnd = midnight + QUARTER_MS;
			course.curve.length < QUARTERS_AT_MOST && quarterEnd - QUARTER_MS <= until;
			quarterEnd += QUARTER_MS
		) {
			for (; at < minutes.length && (minutes[at] as Minute)[0] * MINUTE_MS < quarterEnd; at++)
				balance = step(course, balance, minutes[at] as Minute);
			course.curve.push(checked(balance));
		}
		for (; at < minutes.length; at++) balance = step(course, balance, minutes[at] as Minute);
		course.current = checked(balance);
		return course;
	}

	#addPaid(amount: number): void {
		if (this.#paid === null) return;
		const paid = this.#paid + amount;
		// Past the safe integers a sum that is carried on would stay wrong after it has come back.
		this.#paid = Number.isSafeInteger(paid) ? paid : null;
	}
}

function step(course: DayCourse, before: number, [minute, net]: Minute): number {
	const balance = before + net;
	if (balance < course.low) {
		course.low = checked(balance);
		course.lowAt = minute * MINUTE_MS;
	}
	return balance;
}

function checked(amount: number): number {
	if (!Number.isSafeInteger(amount)) throw new RangeError(`a cash balance of ${amount} minor units is past the safe integers`);
	return amount;
}
