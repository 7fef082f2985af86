import type { CashMinute, CashMovement } from '@tideline/api';
import { MAX_MOVEMENTS } from '@tideline/api';
import { type PaymentRecord, parseMinor } from '@tideline/domain';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Minutes that an account keeps: two days, so that a day roll loses nothing that is still shown. */
const MAX_MINUTES = 2_880;
/** Payments remembered to tell a duplicate; past it the oldest are forgotten. */
const MAX_PAYMENT_IDS = 500_000;

interface Minute {
	in: number;
	out: number;
	payments: number;
}
type Movement = Omit<CashMovement, 'counterpartyName'>;
interface Account {
	minutes: Map<number, Minute>;
	/** Oldest first. */
	movements: Movement[];
}

/** What moved on every account, by minute of confirmation, and the newest movements. */
export class CashDays {
	readonly #accounts = new Map<string, Account>();
	readonly #seen = new Set<string>();

	/** A payment that came before changes nothing. @throws for an amount or a currency that cannot be read. */
	apply(payment: PaymentRecord): void {
		if (this.#seen.has(payment.paymentId)) return;
		const amount = parseMinor(payment.amount, payment.currency);
		const at = Date.parse(payment.confirmedAt);
		this.#remember(payment.paymentId);
		const account = this.#accounts.get(payment.accountId) ?? { minutes: new Map<number, Minute>(), movements: [] };
		this.#accounts.set(payment.accountId, account);
		const start = Math.floor(at / MINUTE) * MINUTE;
		const minute = account.minutes.get(start) ?? { in: 0, out: 0, payments: 0 };
		account.minutes.set(start, minute);
		if (amount >= 0) minute.in += amount;
		else minute.out += amount;
		minute.payments++;
		if (account.minutes.size > MAX_MINUTES) account.minutes.delete(Math.min(...account.minutes.keys()));
		const { paymentId, channel, tradeId, counterpartyId, reference } = payment;
		insertByTime(account.movements, { paymentId, at, amount, channel, tradeId, counterpartyId, reference });
		if (account.movements.length > MAX_MOVEMENTS) account.movements.shift();
	}

	/** The day of an account from its midnight on, with the balance that follows from its opening. */
	day(accountId: string, dayStart: number, opening: number): { minutes: CashMinute[]; movements: Movement[]; total: number } {
		const account = this.#accounts.get(accountId);
		if (account === undefined) return { minutes: [], movements: [], total: 0 };
		const within = (at: number): boolean => at >= dayStart && at < dayStart + DAY + DAY / 12;
		let balance = opening;
		let total = 0;
		const minutes = [...account.minutes]
			.filter(([at]) => within(at))
			.sort(([a], [b]) => a - b)
			.map(([at, minute]): CashMinute => {
				balance += minute.in + minute.out;
				total += minute.payments;
				return { at, ...minute, balance };
			});
		return { minutes, movements: account.movements.filter(({ at }) => within(at)).reverse(), total };
	}

	#remember(paymentId: string): void {
		this.#seen.add(paymentId);
		if (this.#seen.size <= MAX_PAYMENT_IDS) return;
		for (const oldest of this.#seen) {
			this.#seen.delete(oldest);
			return;
		}
	}
}

function insertByTime(movements: Movement[], movement: Movement): void {
	let place = movements.length;
	while (place > 0 && (movements[place - 1] as Movement).at > movement.at) place--;
	movements.splice(place, 0, movement);
}
