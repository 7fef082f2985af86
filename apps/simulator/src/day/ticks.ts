import { CURRENCIES } from '../bank/currencies.ts';
import { iso } from '../desk/time-text.ts';
import { jsonRecord } from '../json-record.ts';
import { priceNow, rateNow, type Slice } from './context.ts';

/** Pull back to the opening and push away from it at each tick, in standard deviations: they hold the spread near 1. */
const PULL = 0.02;
const PUSH = 0.2;
/** Standard deviation of a rate around its opening, as a share. */
const FX_SPREAD = 0.0012;
/** The same for the market of a currency, which moves a little with the tick of every instrument in it. */
const MARKET_PULL = 0.0004;
const MARKET_PUSH = 0.028;
/** Header of the last price of a slice: what a restart reads to know how far the day has come. */
export const SLICE_HEADER = 'slice';

/** One price moves, and its currency's market a little with it; the record carries the number of the slice. */
export function priceTick(at: number, { state, lookup, random, records }: Slice): void {
	const index = random.index(lookup.bank.instruments.length);
	const instrument = lookup.bank.instruments[index];
	if (instrument === undefined) return;
	const { instrumentId, currency } = instrument.record;
	state.prices[index] = step(state.prices[index] ?? 0, PULL, PUSH, random.normal());
	state.market[currency] = step(state.market[currency] ?? 0, MARKET_PULL, MARKET_PUSH, random.normal());
	const price = priceNow(state, instrument, index).toFixed(4);
	const record = jsonRecord('market.prices', instrumentId, { instrumentId, price, currency, at: iso(at) }, at);
	records.push({ ...record, headers: { [SLICE_HEADER]: String(state.slice + 1) } });
}

/** One rate against the dollar moves. */
export function fxTick(at: number, { state, random, records }: Slice): void {
	const currency = random.pick(CURRENCIES.filter((code) => code !== 'USD'));
	const deviation = step((state.fx[currency] ?? 0) / FX_SPREAD, PULL / 4, PUSH / 2, random.normal());
	state.fx[currency] = deviation * FX_SPREAD;
	const usd = rateNow(state, currency).toFixed(6);
	records.push(jsonRecord('market.fx', currency, { currency, usd, at: iso(at) }, at));
}

/** Nothing strays further from its opening, standard deviations. */
const FURTHEST = 4;

/** A mean-reverting step. */
function step(deviation: number, pull: number, push: number, shock: number): number {
	return Math.max(-FURTHEST, Math.min(FURTHEST, deviation * (1 - pull) + push * shock));
}
