import type { FxDetails } from '../schema/trade.ts';
import { cashPosting } from './cash-posting.ts';
import type { Posting } from './posting.ts';

/** Names of the exchanges of an FX deal: a spot or a forward has the near one only. */
const EXCHANGES = ['near', 'far'] as const;

/** Each exchange receives the bought currency and pays the sold one, on the exchange's value date. @throws RangeError past two exchanges. */
export function fxPostings({ legs }: FxDetails): Posting[] {
	return legs.flatMap((leg, index) => {
		const exchange = EXCHANGES[index];
		if (exchange === undefined) throw new RangeError(`an FX deal has at most ${EXCHANGES.length} legs, this one has ${legs.length}`);
		return [
			cashPosting(`${exchange}-buy`, leg.buyAccountId, leg.valueDate, leg.buyCurrency, leg.buyAmount),
			cashPosting(`${exchange}-sell`, leg.sellAccountId, leg.valueDate, leg.sellCurrency, -leg.sellAmount),
		];
	});
}
