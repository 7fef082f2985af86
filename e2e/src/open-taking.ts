import type { Trade } from '@tideline/domain';
import { openCodecs, TRADE_TOPICS } from '@tideline/event-log';
import { withLog } from './recompute.ts';
import type { Stack } from './stack.ts';

/** Money taken from a bank, there already and due within the horizon: an outflow of its own that nothing nets. */
export interface OpenTaking {
	readonly tradeId: string;
	readonly counterpartyId: string;
	readonly entityId: string;
	/** Reporting currency of the entity. */
	readonly reporting: string;
}

/** The first by id of those whose newest version stands. @throws Error when there is none. */
export async function openTaking({ api, logPath }: Stack): Promise<OpenTaking> {
	const trades = [...(await newestTrades(logPath)).values()].sort((a, b) => (a.tradeId < b.tradeId ? -1 : 1));
	for (const trade of trades) {
		if (trade.assetClass !== 'INTERBANK' || trade.details.side !== 'TAKING' || trade.lifecycle === 'CANCEL') continue;
		const { calculationDate, horizonEnd, currency: reporting } = await datesOf(api, trade.entityId);
		const { tradeId, counterpartyId, entityId, valueDate, maturityDate } = trade;
		const open = valueDate < calculationDate && maturityDate !== null && maturityDate > calculationDate && maturityDate <= horizonEnd;
		if (open && !trade.details.operational) return { tradeId, counterpartyId, entityId, reporting };
	}
	throw new Error('no money taken is open');
}

async function datesOf(api: Stack['api'], entityId: string) {
	const { calculationDate, currency } = await api.lcr(entityId);
	return { calculationDate, horizonEnd: calculationDate + 30, currency };
}

function newestTrades(path: string): Promise<Map<string, Trade>> {
	return withLog(path, async (log) => {
		const { trade: codec } = await openCodecs(log.registry);
		const newest = new Map<string, Trade>();
		const stop = new AbortController();
		for await (const { records, caughtUp } of log.read({ topics: TRADE_TOPICS, from: 'start', signal: stop.signal })) {
			for (const { value } of records) {
				const trade = value === null ? null : codec.decode(value);
				if (trade !== null && (newest.get(trade.tradeId)?.version ?? 0) < trade.version) newest.set(trade.tradeId, trade);
			}
			if (caughtUp) stop.abort();
		}
		return newest;
	});
}
