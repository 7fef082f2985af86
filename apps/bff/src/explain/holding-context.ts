import { type Lcr, type Position, rulebook, tradeOfSecurityKey } from '@tideline/domain';
import { Cut } from '../book/cut.ts';
import type { EntryDeps } from './entries.ts';
import type { HoldingContext } from './holding-parts.ts';
import { openingOf } from './opening-of.ts';
import { tradeReader } from './trade-reader.ts';

/** What a position was made of at the cut of a ratio; `member` is the record of the entity that holds it. */
export function holdingContext(position: Position, lcr: Lcr, member: Lcr, { projection, codecs }: EntryDeps): HoldingContext {
	const { tables, versions, balances, confirmations, overrides } = projection;
	const { key, entityId, accountId, instrumentId, overrideId } = position;
	const cut = new Cut(lcr.inputs);
	const carved = tradeOfSecurityKey(key);
	const apart = new Set(
		versions.positionsAt(lcr.sequence, tables.latestRows('positions', entityId)).flatMap((row) => tradeOfSecurityKey(row.key) ?? []),
	);
	const placed = tradeReader(projection, codecs).of(cut, key);
	const trades = placed.filter(({ tradeId }) => (carved === null ? !apart.has(tradeId) : tradeId === carved));
	const override = overrideId === null ? undefined : overrides.state(overrideId);
	return {
		opening: carved === null ? openingOf(balances.at(cut), 'OPENING_SECURITY', accountId, instrumentId) : null,
		trades,
		calculationDate: member.calculationDate,
		rulebook: rulebook(position.rulebook),
		confirmed: (tradeId, postingId) => confirmations.minuteAt(cut, tradeId, postingId),
		encumbered: override?.proposal.encumbered ?? null,
	};
}
