import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OverrideProposal, Trade } from '@tideline/domain';
import type { Codecs, EventLog } from '@tideline/event-log';
import type { Projection } from './projection.ts';
import type { TradeCoordinates } from './trade-index.ts';

/** Trades that are read for one preview; a counterparty with more cannot be previewed. */
const MAX_PREVIEW_TRADES = 20_000;
/** Trades read before others have their turn. */
const SLICE = 200;

interface TargetTradesDeps {
	log: EventLog;
	codecs: Codecs;
	projection: Projection;
}

/** The latest version of each trade that a proposal targets by itself or by its counterparty; null when they are not all at hand. */
export async function targetTrades({ targetKind, targetId }: OverrideProposal, deps: TargetTradesDeps): Promise<Trade[] | null> {
	const { trades, confirmations } = deps.projection;
	switch (targetKind) {
		case 'TRADE': {
			const at = trades.find(targetId);
			return at === null ? [] : readTrades([at], deps);
		}
		case 'COUNTERPARTY': {
			if (!trades.complete || !confirmations.complete) return null;
			const all = trades.withCounterparty(targetId, MAX_PREVIEW_TRADES + 1);
			if (all.length > MAX_PREVIEW_TRADES) return null;
			return readTrades(all, deps);
		}
		case 'INSTRUMENT':
		case 'ISSUER':
			return [];
	}
}

async function readTrades(coordinates: readonly TradeCoordinates[], { log, codecs }: TargetTradesDeps): Promise<Trade[]> {
	const trades: Trade[] = [];
	for (const [index, { topic, partition, offset }] of coordinates.entries()) {
		if (index % SLICE === SLICE - 1) await nextTurn();
		const record = await log.get(topic, partition, offset);
		if (record?.value != null) trades.push(codecs.trade.decode(record.value));
	}
	return trades;
}
