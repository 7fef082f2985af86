import type { BankEntity } from '../bank/entities.ts';
import { dealerSize } from '../desk/amounts.ts';
import { bondDeal } from '../desk/bond.ts';
import type { Deal, Ticket } from '../desk/deal.ts';
import { execution } from '../desk/execution.ts';
import { addDrift, type HeldInstrument, leansUp, priceNow, rateNow, type Slice } from './context.ts';
import { MISTAKES } from './mistakes.ts';
import { CENTRAL_BANK_SCALE, NOSTRO_SCALE } from './scales.ts';
import { STRESS } from './scenario.ts';
import { type Timing, valueDateIn } from './timing.ts';

/** Share of a holding that a desk may build up or run down before it leans back hard, and the least of it, US dollars. */
const HOLDING_SCALE = 0.02;
const LEAST_HOLDING_SCALE = 1_000_000;

export function drawBond(ticket: Ticket, { record }: BankEntity, usd: number, timing: Timing, slice: Slice): Deal {
	const { state, random } = slice;
	const held = random.pick(slice.lookup.held[record.entityId]?.BOND ?? []);
	const { instrument, index } = held;
	const { currency } = instrument.record;
	const cashAccount = slice.lookup.bank.cashAccount(record.entityId, currency);
	const buys = buysSecurity(record.entityId, held, cashAccount, usd, -STRESS[state.scenario].sellBias, slice);
	return bondDeal({
		...ticket,
		valueDate: valueDateIn([currency], timing),
		entityLei: record.lei,
		buys,
		instrument: instrument.record,
		nominal: dealerSize(usd / rateNow(state, currency), 1_000),
		price: priceNow(state, instrument, index),
		custodyAccount: `${record.entityId}-TSY-01`,
		cashAccount,
	});
}

export function drawExecution(ticket: Ticket, desk: 'equity' | 'commodity', usd: number, timing: Timing, slice: Slice): Deal {
	const { state, random, lookup } = slice;
	const books = lookup.held[ticket.entityId];
	const misbooked = desk === 'equity' && (books?.MISBOOKED.length ?? 0) > 0 && random.chance(MISTAKES.misbooked);
	const held = random.pick((desk === 'commodity' ? lookup.commodities : misbooked ? books?.MISBOOKED : books?.EQUITY) ?? []);
	const { instrument, index } = held;
	const { currency } = instrument.record;
	const cashAccount = lookup.bank.cashAccount(ticket.entityId, currency);
	const buys = buysSecurity(ticket.entityId, held, cashAccount, usd, 0, slice);
	const price = priceNow(state, instrument, index);
	const unit = misbooked ? price / 100 : price;
	return execution({
		...ticket,
		valueDate: valueDateIn([currency], timing),
		desk,
		buys,
		instrument: instrument.record,
		quantity: dealerSize(usd / rateNow(state, currency) / unit, misbooked ? 1_000 : 1),
		price,
		custodyAccount: `${ticket.entityId}-${desk === 'commodity' ? 'VAULT-03' : 'TSY-01'}`,
		cashAccount,
		sequence: state.serials[desk === 'equity' ? 'ems.equity' : 'ems.commodity'],
	});
}

/** Leans against what the desk has built up and against what the account has paid out; notes the outcome. */
function buysSecurity(entityId: string, held: HeldInstrument, account: string, usd: number, bias: number, slice: Slice): boolean {
	const { state, random } = slice;
	const key = `${entityId}|${held.instrument.record.instrumentId}`;
	const scale = Math.max(LEAST_HOLDING_SCALE, held.valueUsd * HOLDING_SCALE);
	const cashScale = slice.lookup.bank.isCentralBank(account) ? CENTRAL_BANK_SCALE : NOSTRO_SCALE;
	const lean = (state.drift[key] ?? 0) / scale - (state.drift[account] ?? 0) / cashScale;
	const buys = leansUp(random, lean, 1, bias);
	addDrift(state, key, buys ? usd : -usd);
	addDrift(state, account, buys ? -usd : usd);
	return buys;
}
