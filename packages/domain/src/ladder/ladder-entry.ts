import type { LcrItem } from '../book/lcr-item.ts';
import type { Day } from '../day.ts';
import { lastDay } from '../rulebook/horizon.ts';
import { line } from '../rulebook/lines.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { LadderFlow } from './ladder-flow.ts';

/** A flow of a ladder and what it comes from. */
export interface LadderEntry extends LadderFlow {
	readonly item: Pick<LcrItem, 'kind' | 'id' | 'entityId' | 'name' | 'counterpartyId'>;
	readonly tradeId: string | null;
	/** The line that weighs it; null in a contractual ladder. */
	readonly line: string | null;
}

/**
 * The flows behind an LCR as a ladder has them, each at the rate of its line. Money that counts although its day is past the horizon can
 * leave before: it has no date here. @throws UnknownLineError
 */
export function lcrEntries(items: Iterable<LcrItem>, calculationDate: Day, rulebook: RulebookTables): LadderEntry[] {
	const last = lastDay(calculationDate, rulebook);
	const entries: LadderEntry[] = [];
	for (const item of items) {
		for (const { side, line: id, currency, amount, due, tradeId } of item.flows) {
			if (side === 'STOCK') continue;
			const { group, rate } = line(rulebook, side, id);
			entries.push({ side, group, currency, amount, rate, due: due !== null && due <= last ? due : null, item, tradeId, line: id });
		}
	}
	return entries;
}
