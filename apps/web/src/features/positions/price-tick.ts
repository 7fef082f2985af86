import type { Position } from '@tideline/domain';

/** The last price drawn of a row, and which way it went. */
export interface PriceTick {
	price: number;
	way: 'up' | 'down' | null;
}

/** Which way the price last went. A cell is drawn anew when its price changes, so this is where the change is seen and kept. */
export function priceWay(ticks: Map<string, PriceTick>, { key, price }: Pick<Position, 'key' | 'price'>): PriceTick['way'] {
	if (price === null) return null;
	const tick = ticks.get(key);
	if (tick !== undefined && tick.price === price) return tick.way;
	const way = tick === undefined ? null : price > tick.price ? 'up' : 'down';
	ticks.set(key, { price, way });
	return way;
}
