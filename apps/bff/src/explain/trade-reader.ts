import type { Trade } from '@tideline/domain';
import type { Codecs } from '@tideline/event-log';
import type { Cut } from '../book/cut.ts';
import type { Projection } from '../project/projection.ts';

/** Trades as a cut has them. */
export interface TradeReader {
	find(cut: Cut, tradeId: string): Trade | null;
	/** Behind a position, newest first. */
	of(cut: Cut, positionKey: string): Trade[];
}

export function tradeReader({ trades }: Pick<Projection, 'trades'>, codecs: Pick<Codecs, 'trade'>): TradeReader {
	return {
		find(cut, tradeId) {
			const record = trades.findIn(cut, tradeId);
			return record === null ? null : codecs.trade.decode(record);
		},
		of: (cut, positionKey) => [...trades.ofIn(cut, positionKey)].map((record) => codecs.trade.decode(record)),
	};
}
