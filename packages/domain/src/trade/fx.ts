import type { FxDetails } from '../schema/trade.ts';
import { cashPosting } from './cash-posting.ts';
import type { Posting } from './posting.ts';

/** Names of the exchanges of an FX deal: a spot or a forward has the near one only. */
const EXCHANGES = [
	{ buy: 'near-buy', sell: 'near-sell' },
	{ buy: 'far-buy', sell: 'far-sell' },
] as const;

/** Each exchange receives the bought currency and pays the sold one, on the exchange's value date. @throws RangeError past two exchanges. */
export function fxPostings({ legs }: FxDetails): Posting[] {
	const posted: Posting[] = [];
	for (const [index, leg] of legs.entries()) {
		const names = EXCHANGES[index];
		if (names === undefined) throw new RangeError(`an FX deal has at most ${EXCHANGES.length} legs, this one has ${legs.length}`);
		posted.push(cashPosting(names.buy, leg.buyAccountId, leg.valueDate, leg.buyCurrency, leg.buyAmount));
		posted.push(cashPosting(names.sell, leg.sellAccountId, leg.valueDate, leg.sellCurrency, -leg.sellAmount));
	}
	return posted;
}
