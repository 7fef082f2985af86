import { formatFraction, minor, mulFraction, type Position, positionEffect, quantity, withoutDue } from '@tideline/domain';
import { Field } from './position-fields.ts';
import type { PositionFigures } from './position-figures.ts';
import { settledQuantity } from './position-state.ts';
import type { PositionTable } from './position-table.ts';

export interface RecordContext {
	readonly name: string;
	readonly bookedAssetClass: Position['bookedAssetClass'];
	readonly conflict: Position['conflict'];
	readonly overrideId: string | null;
	readonly last: { readonly tradeId: string; readonly at: number } | null;
	/** Of the price that values it; null without one. */
	readonly pricedAt: number | null;
	readonly sequence: number;
}

/** The record of the `positions` topic. */
export function positionRecord(table: PositionTable, position: number, figures: PositionFigures, context: RecordContext): Position {
	const { standing, marketValue, encumberedValue } = figures;
	const effect = positionEffect(figures, standing, standing.rulebook);
	const settled = settledQuantity(table, position);
	const pending = table.get(position, Field.pending);
	const stock = effect.contributions.find(({ side }) => side === 'STOCK');
	const free = standing.eligible && stock !== undefined ? minor(stock.amount - effect.excluded) : minor(0);
	const haircutAmount = minor(mulFraction(free, standing.haircut));
	return {
		key: table.key(position),
		entityId: table.entityId(position),
		accountId: table.accountId(position),
		instrumentId: table.instrumentId(position),
		name: context.name,
		currency: figures.currency,
		assetClass: figures.assetClass,
		bookedAssetClass: context.bookedAssetClass,
		settled: quantity(settled),
		pending: quantity(pending),
		projected: quantity(settled + pending),
		price: figures.price,
		marketValue,
		encumberedQuantity: figures.encumberedQuantity,
		encumberedValue,
		received: figures.received,
		givenBeyondHeld: figures.givenBeyondHeld,
		level: standing.level,
		subclass: standing.subclass,
		eligible: standing.eligible,
		rulebook: standing.rulebook.id,
		ruleId: standing.ruleId,
		reference: standing.reference,
		haircut: formatFraction(standing.haircut),
		haircutAmount,
		counted: standing.level === 'INELIGIBLE' ? minor(0) : minor(free - haircutAmount),
		contributions: effect.contributions.map(withoutDue),
		maturing: figures.maturing,
		maturesOn: figures.maturesOn ?? null,
		secured: [...figures.secured],
		conflict: context.conflict,
		overrideId: context.overrideId,
		trades: table.get(position, Field.trades),
		lastTradeId: context.last?.tradeId ?? null,
		lateTrades: table.get(position, Field.lateTrades),
		updatedAt: Math.max(table.get(position, Field.openingAt), context.last?.at ?? 0, context.pricedAt ?? 0),
		sequence: context.sequence,
	};
}
