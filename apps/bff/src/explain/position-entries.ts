import type { ExplainedEntry } from '@tideline/api';
import { type ExplainedLine, inProportion } from '@tideline/domain';
import type { Holder } from './holders.ts';
import type { HoldingPart } from './holding-parts.ts';

/**
 * What made a position: what was held when the day opened and what each trade has brought or tied, in proportion to its quantity. What
 * is encumbered takes from what counts and not from the market value.
 */
export function positionEntries({ side, line }: ExplainedLine, { row: holder }: Holder, parts: readonly HoldingPart[]): ExplainedEntry[] {
	const isStock = side === 'STOCK';
	// Only what is the bank's own is paid back to it; collateral received goes back to whose it is.
	const rows = line === 'securities.maturing' ? parts.filter(({ received }) => !received) : parts;
	const held = rows.map(({ held: isHeld, quantity }) => BigInt(isHeld || line === 'securities.maturing' ? quantity : 0));
	const free = isStock ? rows.map(({ quantity }) => BigInt(quantity)) : held;
	const amounts = inProportion(holder.amount, held);
	const weights = inProportion(holder.weighted, free);
	return rows.map(({ id, kind, name, tradeId, at, source, quantity }, index) => ({
		...{ id, kind, name, tradeId, at, due: null, own: null, quantity, overrideId: holder.overrideId, opens: null },
		source: source === null ? null : { topic: source.topic, partition: source.partition, offset: source.offset },
		...{ amount: Number(amounts[index] ?? 0n), weighted: Number(weights[index] ?? 0n) },
	}));
}
