import {
	type AssetClass,
	type Day,
	type Holding,
	type InstrumentRecord,
	type Minor,
	marketValue,
	minor,
	type OverrideProposal,
	type Price,
	pricedPer,
	type Quantity,
	quantity,
	receivableWithinHorizon,
	redemption,
	rulebook,
	type SecuredSum,
} from '@tideline/domain';
import type { Cells } from './cells.ts';
import type { Standing } from './classifier.ts';
import type { PositionBook } from './position-book.ts';
import { type KnownInstrument, type PositionState, settledQuantity } from './position-state.ts';
import type { ReferenceIndex } from './reference-index.ts';

/** A holding in figures: what the position record shows and `positionEffect` weighs. */
export interface PositionFigures extends Holding {
	readonly assetClass: AssetClass;
	readonly standing: Standing;
	readonly price: Price | null;
	readonly encumberedQuantity: Quantity;
}

export interface FigureSources {
	readonly cells: Cells;
	readonly reference: ReferenceIndex;
}

/** Figures of a position in a class and standing. */
export function positionFigures(
	position: PositionState,
	{ instrument, maturity, mark }: KnownInstrument,
	booked: { readonly assetClass: AssetClass; readonly standing: Standing; readonly encumbered: OverrideProposal['encumbered'] },
	{ cells, reference }: FigureSources,
	positions: Pick<PositionBook, 'adjustment'>,
): PositionFigures {
	const { price } = mark;
	const own = settledQuantity(position);
	// Collateral received that may be used stands beside what the bank owns (¶31).
	const held = own + positions.adjustment(position, 'RECEIVED');
	const tied = booked.encumbered === null ? tiedQuantity(position, positions) : booked.encumbered ? held : 0;
	const encumberedQuantity = Math.max(0, Math.min(held, tied));
	const value = (amount: number) => (price === null || amount === 0 ? minor(0) : valuation(amount, price, instrument));
	return {
		assetClass: booked.assetClass,
		standing: booked.standing,
		currency: instrument.currency,
		price,
		marketValue: value(held),
		encumberedQuantity: quantity(encumberedQuantity),
		encumberedValue: value(encumberedQuantity),
		maturing: maturing(position.entityId, own - tied, maturity, instrument.currency, reference),
		secured: securedSums(position, cells, value),
	};
}

function valuation(amount: number, price: Price, { currency: code, kind }: InstrumentRecord) {
	return marketValue(quantity(amount), price, { currency: code, per: pricedPer(kind) });
}

/** Given as collateral, or sold and not yet delivered: it is not the bank's to use. */
function tiedQuantity(position: PositionState, positions: Pick<PositionBook, 'adjustment'>): number {
	const opening = Math.max(0, (position.opening?.encumbered ?? 0) - position.released);
	return opening + positions.adjustment(position, 'ENCUMBERED') + positions.adjustment(position, 'PENDING_SALE');
}

/** Redemption of the free part of what the bank owns, when it is due within the horizon. */
function maturing(entityId: string, free: number, maturity: Day | undefined, code: string, reference: ReferenceIndex): Minor {
	if (free <= 0 || maturity === undefined) return minor(0);
	const entity = reference.entities.get(entityId);
	const day = reference.businessDay(entityId);
	if (entity === undefined || day === undefined) return minor(0);
	if (!receivableWithinHorizon(maturity, day.date, rulebook(entity.rulebook))) return minor(0);
	return redemption(quantity(free), code);
}

/** By side, counterparty and currency, in an order that does not depend on which deal came first. */
function securedSums({ securedCells }: PositionState, cells: Cells, value: (amount: number) => SecuredSum['cash']): SecuredSum[] {
	const sums: SecuredSum[] = [];
	for (const cell of securedCells) {
		const cash = cells.meaning(cell);
		if (cash.kind !== 'secured' || cash.part !== 'CASH') continue;
		const quantity = cells.amount(cells.id({ ...cash, part: 'COLLATERAL' }));
		const { side, counterparty, currency: code } = cash;
		const sum = { cash: minor(cells.amount(cell)), unwindCash: minor(cells.excluded(cell)), unwindCollateral: value(quantity) };
		sums.push({ side, counterparty, currency: code, ...sum });
	}
	return sums.sort((a, b) => compare(a.side, b.side) || compare(a.counterparty, b.counterparty) || compare(a.currency, b.currency));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
