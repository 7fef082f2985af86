import { addDays, assertNever, type Day } from '@tideline/domain';
import type { DeskTopic } from '@tideline/event-log';
import { CURRENCIES } from '../bank/currencies.ts';
import { type BankEntity, ENTITIES } from '../bank/entities.ts';
import { dealerSize } from '../desk/amounts.ts';
import { bondDeal } from '../desk/bond.ts';
import type { Deal, Ticket } from '../desk/deal.ts';
import { derivativeDeal } from '../desk/derivative.ts';
import { execution } from '../desk/execution.ts';
import { fxDeal } from '../desk/fx.ts';
import { interbankDeal } from '../desk/interbank.ts';
import { repoDeal } from '../desk/repo.ts';
import { addDrift, type HeldInstrument, leansUp, priceNow, rateNow, type Slice } from './context.ts';
import { businessDaysAfter, settlementDay } from './dates.ts';
import { MISTAKES } from './mistakes.ts';
import { STRESS } from './scenario.ts';
import { nextId } from './serials.ts';
import { isCentralBank } from './settlement.ts';

/** When a deal settles: on its trade date, or later. */
export interface Timing {
	readonly tradeDate: Day;
	readonly valueDate: Day;
	/** The trade date itself: cash moves within minutes. */
	readonly sameDay: boolean;
}

/** Books lean back to where they opened on these scales, in US dollars. */
const SCALE = { nostro: 6_000_000, centralBank: 120_000_000, repo: 150_000_000, interbank: 120_000_000, derivative: 5_000_000 };
/** Share of a holding that a desk may build up or run down before it leans back hard. */
const HOLDING_SCALE = 0.02;
const RATES: Readonly<Record<string, number>> = { USD: 4.3, GBP: 4.15, EUR: 2.4, SGD: 3.05, JPY: 0.25, CHF: 0.6 };

/** Draws one deal of a desk, about `usd` in size, and notes what it does to the desks' books. */
export function drawDeal(desk: DeskTopic, usd: number, timingOf: (entity: BankEntity) => Timing, slice: Slice): Deal {
	const { random, lookup, state } = slice;
	const entity = pickEntity(slice);
	const party = desk === 'oms.interbank' ? random.pick(lookup.dealers.slice(0, 20)) : random.pick(lookup.dealers);
	const timing = timingOf(entity);
	const ticket: Ticket = {
		tradeId: nextId(state, desk),
		entityId: entity.record.entityId,
		counterpartyId: party.counterpartyId,
		counterpartyLei: party.lei,
		tradeDate: timing.tradeDate,
		valueDate: timing.valueDate,
	};
	switch (desk) {
		case 'oms.fx':
			return drawFx(ticket, usd, timing, slice);
		case 'oms.repo':
			return drawRepo(ticket, entity, usd, timing, slice);
		case 'oms.interbank':
			return drawInterbank(ticket, entity, usd, slice);
		case 'oms.bond':
			return drawBond(ticket, entity, usd, timing, slice);
		case 'ems.equity':
			return drawExecution(ticket, 'equity', usd, timing, slice);
		case 'ems.commodity':
			return drawExecution(ticket, 'commodity', usd, timing, slice);
		case 'oms.derivative':
			return drawDerivative(ticket, entity, usd, party.nettingAgreement, slice);
		default:
			return assertNever(desk);
	}
}

/** The day on which a deal in these currencies settles; the ticket was dated by the calendar of its entity. */
function valueDateIn(currencies: readonly string[], { valueDate, sameDay }: Timing): Day {
	return sameDay ? valueDate : settlementDay(valueDate, currencies);
}

function pickEntity({ random }: Slice): BankEntity {
	const at = random.unit();
	let sum = 0;
	for (const entity of ENTITIES) {
		sum += entity.stockShare;
		if (at < sum) return entity;
	}
	return ENTITIES[0] as BankEntity;
}

function drawFx(ticket: Ticket, usd: number, timing: Timing, slice: Slice): Deal {
	const { random, state, lookup } = slice;
	const { sameDay } = timing;
	const base = random.pick(['GBP', 'EUR', 'GBP', 'EUR', 'USD']);
	const quote = base === 'USD' ? random.pick(['SGD', 'JPY', 'CHF', 'SGD']) : random.chance(0.8) ? 'USD' : base === 'GBP' ? 'EUR' : 'CHF';
	const baseAccount = lookup.bank.cashAccount(ticket.entityId, base);
	const quoteAccount = lookup.bank.cashAccount(ticket.entityId, quote);
	const scale = isCentralBank(baseAccount) || isCentralBank(quoteAccount) ? SCALE.nostro * 2 : SCALE.nostro;
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

function drawRepo(ticket: Ticket, { record }: BankEntity, usd: number, timing: Timing, slice: Slice): Deal {
	const { random, state, lookup } = slice;
	const books = lookup.held[record.entityId];
	const { instrument, index } = random.pick((random.chance(0.85) ? books?.LEVEL_1 : books?.BOND) ?? []);
	const { currency, isin, instrumentId } = instrument.record;
	const key = `${record.entityId}|repo`;
	const borrows = leansUp(random, state.drift[key] ?? 0, SCALE.repo);
	addDrift(state, key, borrows ? usd : -usd);
	const value = usd / rateNow(state, currency);
	const valueDate = valueDateIn([currency], timing);
	return repoDeal({
		...ticket,
		valueDate,
		borrows,
		currency,
		cashAccount: lookup.bank.cashAccount(record.entityId, currency),
		cash: dealerSize(value, 10_000),
		rate: Number(((RATES[currency] ?? 4) + random.between(-0.12, 0.12)).toFixed(3)),
		maturity: term(valueDate, currency, slice),
		isin: isin ?? instrumentId,
		nominal: Math.ceil((value * 1.02) / (priceNow(state, instrument, index) / 100) / 1_000) * 1_000,
		custodyAccount: `${record.entityId}-TSY-01`,
		rehypothecable: random.chance(0.85),
	});
}

/** Overnight, or up to four weeks: all inside the thirty days. */
function term(from: Day, currency: string, { random }: Slice): Day {
	return businessDaysAfter(from, random.chance(0.35) ? 1 : 2 + random.index(16), [currency]);
}

function drawInterbank(ticket: Ticket, { record }: BankEntity, usd: number, slice: Slice): Deal {
	const { random, state, lookup } = slice;
	const { currency } = record;
	const key = `${record.entityId}|interbank`;
	const borrows = leansUp(random, state.drift[key] ?? 0, SCALE.interbank);
	addDrift(state, key, borrows ? usd : -usd);
	return interbankDeal({
		...ticket,
		borrows,
		currency,
		cashAccount: lookup.bank.cashAccount(record.entityId, currency),
		principal: dealerSize(usd / rateNow(state, currency), 10_000),
		rate: Number(((RATES[currency] ?? 4) + random.between(-0.2, 0.2)).toFixed(3)),
		maturity: term(ticket.valueDate, currency, slice),
	});
}

function drawBond(ticket: Ticket, { record }: BankEntity, usd: number, timing: Timing, slice: Slice): Deal {
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

function drawExecution(ticket: Ticket, desk: 'equity' | 'commodity', usd: number, timing: Timing, slice: Slice): Deal {
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
	const scale = Math.max(1_000_000, held.valueUsd * HOLDING_SCALE);
	const cashScale = isCentralBank(account) ? SCALE.centralBank : SCALE.nostro;
	const lean = (state.drift[key] ?? 0) / scale - (state.drift[account] ?? 0) / cashScale;
	const buys = leansUp(random, lean, 1, bias);
	addDrift(state, key, buys ? usd : -usd);
	addDrift(state, account, buys ? -usd : usd);
	return buys;
}

function drawDerivative(ticket: Ticket, { record }: BankEntity, usd: number, netting: boolean, slice: Slice): Deal {
	const { random, state, lookup } = slice;
	const currency = random.chance(0.7) ? record.currency : random.pick(CURRENCIES);
	const account = lookup.bank.cashAccount(record.entityId, currency);
	const key = `${record.entityId}|derivative`;
	const receives = leansUp(random, state.drift[key] ?? 0, SCALE.derivative);
	const margin = usd * random.between(0.01, 0.2);
	addDrift(state, key, receives ? margin : -margin);
	const first = businessDaysAfter(ticket.tradeDate, 3 + random.index(18), [currency]);
	const major = usd / rateNow(state, currency);
	const received = receives ? major : major - margin / rateNow(state, currency);
	const paid = receives ? major - margin / rateNow(state, currency) : major;
	return derivativeDeal({
		...ticket,
		product: random.pick(['IRS', 'IRS', 'CCS', 'OPTION'] as const),
		effective: businessDaysAfter(ticket.tradeDate, 2, [currency]),
		termination: addDays(first, 365 * (1 + random.index(9))),
		nettingAgreementId: netting ? `ISDA-${ticket.counterpartyId}` : null,
		flows: [
			{ payDate: first, currency, amount: Math.max(10, received), account },
			{ payDate: first, currency, amount: -Math.max(10, paid), account },
		],
	});
}
