import type { FxDetails } from '../schema/trade.ts';
import { cashPosting } from './cash-posting.ts';
import type { Posting } from './posting.ts';

/** Names of the exchanges of an FX deal: a spot or a forward has the near one only. */
const EXCHANGES = [
	{ buy: 'near-buy', sell: 'near-sell' },
	{ buy: 'far-buy', sell: 'far-sell' },
] as const;

/** An FX deal of more legs than a swap has. */
export class TooManyLegsError extends RangeError {
	override readonly name = 'TooManyLegsError';
	constructor(legs: number) {
		super(`an FX deal has at most ${EXCHANGES.length} legs, this one has ${legs}`);
	}
}

/** Each exchange receives the bought currency and pays the sold one, on the exchange's value date. @throws TooManyLegsError past two exchanges. */
export function fxPostings({ legs }: FxDetails): Posting[] {
	const posted: Posting[] = [];
	for (const [index, leg] of legs.entries()) {
		const names = EXCHANGES[index];
		if (names === undefined) throw new TooManyLegsError(legs.length);
		posted.push(cashPosting(names.buy, leg.buyAccountId, leg.valueDate, leg.buyCurrency, leg.buyAmount));
		posted.push(cashPosting(names.sell, leg.sellAccountId, leg.valueDate, leg.sellCurrency, -leg.sellAmount));
	}
	return posted;
}
