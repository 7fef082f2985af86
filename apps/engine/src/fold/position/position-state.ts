import { ASSET_CLASSES, type AssetClass } from '@tideline/domain';
import { Field, NONE } from './position-fields.ts';
import type { PositionTable } from './position-table.ts';

const [BOND, EQUITY, COMMODITY] = (['BOND', 'EQUITY', 'COMMODITY'] as const).map((name) => ASSET_CLASSES.indexOf(name));

/** A holding is there while something says so: an opening or a live trade. */
export function isHeld(table: PositionTable, position: number): boolean {
	return table.get(position, Field.trades) > 0 || table.get(position, Field.openingClass) !== NONE;
}

/** Nothing refers to it any more, not even the vote of a trade that was carved out. */
export function isForgotten(table: PositionTable, position: number): boolean {
	const votes = table.get(position, Field.bonds) + table.get(position, Field.equities) + table.get(position, Field.commodities);
	return votes === 0 && !isHeld(table, position);
}

export function settledQuantity(table: PositionTable, position: number): number {
	return table.get(position, Field.openingQuantity) + table.get(position, Field.settled);
}

/** The class most live trades and the opening booked it as, ties by name; the master's where nothing has booked it. */
export function bookedClass(table: PositionTable, position: number, master: AssetClass): AssetClass {
	const opened = table.get(position, Field.openingClass);
	const bonds = table.get(position, Field.bonds) + (opened === BOND ? 1 : 0);
	const commodities = table.get(position, Field.commodities) + (opened === COMMODITY ? 1 : 0);
	const equities = table.get(position, Field.equities) + (opened === EQUITY ? 1 : 0);
	const most = Math.max(bonds, commodities, equities);
	if (most === 0) return master;
	return most === bonds ? 'BOND' : most === commodities ? 'COMMODITY' : 'EQUITY';
}

/** Quantities × 10^4 of which a holding's figures are made. */
export interface HeldQuantity {
	/** What the bank owns. */
	readonly own: number;
	/** Collateral received that may be used. */
	readonly received: number;
	/** Given as collateral, or sold and not yet delivered: it is not the bank's to use. */
	readonly tied: number;
}

export function heldQuantity(table: PositionTable, position: number): HeldQuantity {
	const opening = Math.max(0, table.get(position, Field.openingEncumbered) - table.get(position, Field.released));
	return {
		own: settledQuantity(table, position),
		received: table.get(position, Field.received),
		tied: opening + table.get(position, Field.encumbered) + table.get(position, Field.pendingSale),
	};
}

/** A holding together with what was carved out of it, as if no override had. */
export function wholeQuantity(table: PositionTable, position: number, carved: readonly number[]): HeldQuantity {
	const sum = (field: number) => carved.reduce((total, one) => total + table.get(one, field), 0);
	const { own, received, tied } = heldQuantity(table, position);
	return {
		own: own + sum(Field.settled),
		received: received + sum(Field.received),
		tied: tied + sum(Field.encumbered) + sum(Field.pendingSale),
	};
}
