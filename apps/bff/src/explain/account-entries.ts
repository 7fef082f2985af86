import type { ExplainedEntry } from '@tideline/api';
import { type Cash, type ExplainedLine, minor, shareOut, type Unit } from '@tideline/domain';
import type { ReportedBalance } from '../book/balance-book.ts';
import type { PaymentPage } from '../project/payment-run.ts';
import type { Holder } from './holders.ts';

type Part = Pick<ExplainedEntry, 'id' | 'kind' | 'name' | 'tradeId' | 'at' | 'source' | 'opens'> & { readonly amount: number };

/** An account as a ratio counts it, with the day of its payments. */
export interface AccountDay {
	readonly cash: Cash;
	readonly opening: ReportedBalance | null;
	readonly page: PaymentPage;
	/** What all of its payments come to, minor units. */
	readonly moved: number;
}

const LATER = { id: 'later', kind: 'LATER_PAYMENTS', name: 'Later payments of the day' } as const;
const EARLIER = { id: 'earlier', kind: 'EARLIER_PAYMENTS', name: 'Earlier payments of the day' } as const;

/** What made the balance of an account: what it opened with and the payments since, of many a page, with those on either side of it in one
 * part each; what they do not come to is `OTHER`. */
export function accountEntries(
	line: ExplainedLine,
	holder: Holder,
	{ cash, opening, page, moved }: AccountDay,
	unit: Unit,
): ExplainedEntry[] {
	const source = opening === null ? null : { ...opening.place };
	const at = opening?.balance.at ?? null;
	const paid = page.payments.map(({ paymentId, tradeId, at: confirmedAt, amount, name, source: from }): Part => {
		return { id: `payment@${paymentId}`, kind: 'PAYMENT', name, tradeId, at: confirmedAt, source: from, opens: null, amount };
	});
	const { later } = page;
	const earlier = moved - later.amount - paid.reduce((sum, { amount }) => sum + amount, 0);
	const untold = cash.current - cash.opening - moved;
	const nameless = { tradeId: null, at: null, source: null, opens: null };
	const parts: Part[] = [
		...(cash.opening === 0
			? []
			: [{ ...nameless, id: 'opening', kind: 'OPENING', name: 'Opening balance', at, source, amount: cash.opening } as const]),
		...(later.count === 0 ? [] : [{ ...nameless, ...LATER, opens: { before: later.before }, amount: later.amount }]),
		...paid,
		...(earlier === 0 && page.earlier.count === 0
			? []
			: [{ ...nameless, ...EARLIER, opens: page.earlier.count === 0 ? null : { before: page.earlier.before }, amount: earlier }]),
		...(untold === 0
			? []
			: [{ ...nameless, id: 'other', kind: 'OTHER', name: 'Not told by the payments that are kept', amount: untold } as const]),
	];
	// An overdraft stands on the other side of the ratio, as an amount above zero.
	const sign = cash.current < 0 ? -1 : 1;
	const { currency } = cash;
	const shares = shareOut(
		{ ...line, amount: minor(holder.row.amount), weighted: minor(holder.row.weighted) },
		parts.map(({ amount }) => [{ currency, amount: sign * amount, excluded: 0 }]),
		unit,
	);
	return parts.map(({ amount: own, ...part }, index) => {
		const { amount, weighted } = shares[index] ?? { amount: 0, weighted: 0 };
		return { ...part, due: null, own: { currency, amount: own }, quantity: null, overrideId: holder.row.overrideId, amount, weighted };
	});
}
