import { addDays } from '@tideline/domain';
import { dealerSize } from '../desk/amounts.ts';
import type { Deal, Ticket } from '../desk/deal.ts';
import { fxDeal } from '../desk/fx.ts';
import { addDrift, leansUp, rateNow, type Slice } from './context.ts';
import { businessDaysAfter } from './dates.ts';
import { NOSTRO_SCALE } from './scales.ts';
import { type Timing, valueDateIn } from './timing.ts';

export function drawFx(ticket: Ticket, usd: number, timing: Timing, slice: Slice): Deal {
	const { random, state, lookup } = slice;
	const { sameDay } = timing;
	const base = random.pick(['GBP', 'EUR', 'GBP', 'EUR', 'USD']);
	const quote = base === 'USD' ? random.pick(['SGD', 'JPY', 'CHF', 'SGD']) : random.chance(0.8) ? 'USD' : base === 'GBP' ? 'EUR' : 'CHF';
	const baseAccount = lookup.bank.cashAccount(ticket.entityId, base);
	const quoteAccount = lookup.bank.cashAccount(ticket.entityId, quote);
	const scale = lookup.bank.isCentralBank(baseAccount) || lookup.bank.isCentralBank(quoteAccount) ? NOSTRO_SCALE * 2 : NOSTRO_SCALE;
	const buysBase = leansUp(random, (state.drift[baseAccount] ?? 0) - (state.drift[quoteAccount] ?? 0), scale);
	const rate = Number((rateNow(state, base) / rateNow(state, quote)).toFixed(5));
	const kind = random.unit();
	const dealType = kind < 0.5 ? 'SPOT' : kind < 0.72 ? 'FORWARD' : 'SWAP';
	const ahead = 7 + random.index(170);
	const near = valueDateIn([base, quote], timing);
	const amount = dealerSize(usd / rateNow(state, base), 100);
	if (dealType !== 'FORWARD') {
		const signed = buysBase ? usd : -usd;
		if (sameDay) addDrift(state, baseAccount, signed);
		if (sameDay) addDrift(state, quoteAccount, -signed);
	}
	return fxDeal({
		...ticket,
		valueDate: dealType === 'FORWARD' ? businessDaysAfter(addDays(ticket.tradeDate, ahead), 1, [base, quote]) : near,
		dealType,
		base,
		quote,
		baseAccount,
		quoteAccount,
		buysBase,
		amount,
		rate,
		farDate: dealType === 'SWAP' ? businessDaysAfter(addDays(near, ahead), 1, [base, quote]) : null,
		farRate: Number((rate * (1 + ahead * 0.00002)).toFixed(5)),
	});
}
