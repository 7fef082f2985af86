import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OverrideProposal, Trade } from '@tideline/domain';
import type { Codecs } from '@tideline/event-log';
import type { Projection } from './projection.ts';

/** Trades that one preview weighs; a counterparty with more cannot be previewed. */
const MAX_PREVIEW_TRADES = 100_000;
/** Trades decoded before others have their turn: some milliseconds. */
const SLICE = 1_000;

interface TargetTradesDeps {
	codecs: Codecs;
	projection: Projection;
}

/** The latest version of each trade that a proposal targets by itself or by its counterparty; null when they are not all kept. */
export async function targetTrades({ targetKind, targetId }: OverrideProposal, deps: TargetTradesDeps): Promise<Trade[] | null> {
	const { trades, confirmations } = deps.projection;
	switch (targetKind) {
		case 'TRADE': {
			const record = trades.find(targetId);
			return record === null ? [] : decodeAll([record], deps);
		}
		case 'COUNTERPARTY': {
			if (trades.forgotten > 0 || !confirmations.complete) return null;
			const all = trades.withCounterparty(targetId, MAX_PREVIEW_TRADES + 1);
			if (all.length > MAX_PREVIEW_TRADES) return null;
			return decodeAll(all, deps);
		}
		case 'INSTRUMENT':
		case 'ISSUER':
			return [];
	}
}

async function decodeAll(records: readonly Uint8Array[], { codecs }: TargetTradesDeps): Promise<Trade[]> {
	const trades: Trade[] = [];
	for (const [index, record] of records.entries()) {
		if (index % SLICE === SLICE - 1) await nextTurn();
		trades.push(codecs.trade.decode(record));
	}
	return trades;
}
