import type { ExplainedEntry } from '@tideline/api';
import { type ExplainedLine, type ItemFlow, type LcrItem, minor, shareOut, type Trade, type Unit } from '@tideline/domain';
import type { Cut } from '../book/cut.ts';
import { type Holder, isOn } from './holders.ts';
import type { TradeReader } from './trade-reader.ts';

interface Group {
	readonly item: LcrItem;
	readonly flows: ItemFlow[];
}

/** The trades with one counterparty on a line: an entry a trade, day and currency; what nets has both signs. */
export function flowEntries(line: ExplainedLine, holder: Holder, unit: Unit, trades: TradeReader, cut: Cut): ExplainedEntry[] {
	const groups = new Map<string, Group>();
	for (const item of holder.items) {
		for (const flow of item.flows) {
			if (!isOn(line, flow)) continue;
			const id = [flow.tradeId ?? item.id, flow.due ?? 'open', flow.currency].join('@');
			const known = groups.get(id);
			if (known === undefined) groups.set(id, { item, flows: [flow] });
			else known.flows.push(flow);
		}
	}
	const figures = { ...line, amount: minor(holder.row.amount), weighted: minor(holder.row.weighted) };
	const parts = [...groups.values()].map(({ flows }) => flows.map(({ currency, amount }) => ({ currency, amount, excluded: 0 })));
	const shares = shareOut(figures, parts, unit);
	return [...groups].map(([id, { item, flows }], index) => {
		const [first] = flows;
		const trade = first?.tradeId == null ? null : trades.find(cut, first.tradeId);
		const own = { currency: first?.currency ?? '', amount: flows.reduce((sum, { amount }) => sum + amount, 0) };
		const { amount, weighted } = shares[index] ?? { amount: 0, weighted: 0 };
		return {
			...headOf(id, item, trade),
			due: first?.due ?? null,
			own,
			quantity: null,
			overrideId: item.overrideId,
			opens: null,
			amount,
			weighted,
		};
	});
}

function headOf(id: string, item: LcrItem, trade: Trade | null) {
	const tradeId = trade?.tradeId ?? (item.kind === 'TRADE' ? item.id : null);
	const { topic, partition, offset } = trade?.source ?? { topic: '', partition: 0, offset: 0 };
	const source = trade === null ? null : { topic, partition, offset };
	return { id, kind: item.kind, name: tradeId ?? item.name, tradeId, at: trade?.eventTime ?? null, source };
}
