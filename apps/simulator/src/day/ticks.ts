import { CURRENCIES } from '../bank/currencies.ts';
import { iso } from '../desk/time-text.ts';
import { priceNow, rateNow, type Slice } from './context.ts';

/** Pull back to the opening and push away from it at each tick; they hold the standard deviation near 1. */
const PULL = 0.02;
const PUSH = 0.2;
const FX_SPREAD = 0.0012;
/** Ticks of the whole market between two of one instrument. */
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
	records.push({
		topic: 'market.prices',
		key: instrumentId,
		value: Buffer.from(JSON.stringify({ instrumentId, price, currency, at: iso(at) })),
		timestamp: at,
		headers: { [SLICE_HEADER]: String(state.slice + 1) },
	});
}

/** One rate against the dollar moves. */
export function fxTick(at: number, { state, random, records }: Slice): void {
	const currency = random.pick(CURRENCIES.filter((code) => code !== 'USD'));
	const deviation = step((state.fx[currency] ?? 0) / FX_SPREAD, PULL / 4, PUSH / 2, random.normal());
	state.fx[currency] = deviation * FX_SPREAD;
	const usd = rateNow(state, currency).toFixed(6);
	records.push({
		topic: 'market.fx',
		key: currency,
		value: Buffer.from(JSON.stringify({ currency, usd, at: iso(at) })),
		timestamp: at,
	});
}

/** A mean-reverting step that never leaves ±4. */
function step(deviation: number, pull: number, push: number, shock: number): number {
	return Math.max(-4, Math.min(4, deviation * (1 - pull) + push * shock));
}
