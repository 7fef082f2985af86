import { currency as currencyOf } from '@tideline/domain';
import { dateText } from '../desk/time-text.ts';
import { addDrift, leansUp, rateNow, type Slice } from './context.ts';
import { payment } from './payment.ts';
import { businessDay } from './state.ts';

/** Average payment over a correspondent account, and how far an account strays before it returns, US dollars. */
const SIZE_USD = 1_600_000;
const SCALE_USD = 25_000_000;

/**
 * A payment over an account that deals do not settle on. A respondent's money moves its vostro and our settlement account alike; a nostro
 * is funded from, or swept to, the settlement account.
 */
export function correspondentPayment(at: number, slice: Slice): void {
	const { random, state, lookup, records } = slice;
	const account = random.pick(lookup.correspondents);
	const { accountId, entityId, currency, kind, counterpartyId } = account;
	if (currency === null) return;
	const usd = SIZE_USD * random.skewed();
	const receives = leansUp(random, state.drift[accountId] ?? 0, SCALE_USD);
	addDrift(state, accountId, receives ? usd : -usd);
	const decimals = currencyOf(currency).exponent;
	const amount = Number((usd / rateNow(state, currency)).toFixed(decimals)) * (receives ? 1 : -1);
	const other = kind === 'VOSTRO' ? amount : -amount;
	const valueDate = dateText(businessDay(state, entityId));
	const legs = [
		[accountId, amount, 'INTERNAL'],
		[lookup.bank.cashAccount(entityId, currency), other, 'RTGS'],
	] as const;
	for (const [id, signed, channel] of legs) {
		records.push(
			payment(state, at, {
				accountId: id,
				currency,
				amount: signed.toFixed(decimals),
				valueDate,
				channel: kind === 'NOSTRO' && id === accountId ? 'NOSTRO' : channel,
				tradeId: null,
				postingId: null,
				counterpartyId,
				reference: `${kind === 'VOSTRO' ? 'Respondent payment' : 'Nostro funding'} ${accountId}`,
			}),
		);
	}
}
