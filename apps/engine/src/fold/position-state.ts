import type { AssetClass, Day, InstrumentRecord, ParsedBalance } from '@tideline/domain';
import type { Standing } from './classifier.ts';
import type { PriceMark } from './prices.ts';
import { emptyRowList, type RowListHead } from './row-list.ts';
import { NO_SHARE } from './shares.ts';

/** Shared by all that secure nothing; never written to. */
const NO_CELLS: number[] = [];
const NONE_CARVED: readonly PositionState[] = [];

type Opening = Extract<ParsedBalance, { kind: 'OPENING_SECURITY' }>;

/** What the reference data say about a holding, kept until they change. */
export interface KnownInstrument {
	/** Of the classifier that gave the standing. */
	readonly generation: number;
	readonly instrument: InstrumentRecord;
	/** Parsed; undefined where there is none. */
	readonly maturity: Day | undefined;
	/** Follows the instrument's price. */
	readonly mark: Readonly<PriceMark>;
	readonly assetClass: AssetClass;
	readonly standing: Standing | null;
}

/** One holding: sums over its trades, and where to find them. */
export interface PositionState {
	readonly key: string;
	/** Small integer that names it in shares. */
	readonly index: number;
	readonly entityId: string;
	readonly accountId: string;
	readonly instrumentId: string;
	/** Set when an override has carved this one trade out. */
	readonly tradeId: string | null;
	opening: Opening | null;
	/** Quantities over trades, × 10^4: settled since the opening, not settled yet. */
	settled: number;
	pending: number;
	/** Collateral that was encumbered in the opening and has come back since. */
	released: number;
	/** Trades by the class they were booked as. One that an override has carved out still votes here: the rest keeps its class. */
	bonds: number;
	commodities: number;
	equities: number;
	trades: number;
	lateTrades: number;
	/** Of the live trade with the latest event time; undefined when it has to be looked up again. */
	last: { tradeId: string; at: number } | null | undefined;
	/** Purchases and sales, and deals that this holding secures. */
	readonly rows: RowListHead;
	readonly securing: RowListHead;
	/** Cells that sum the secured deals on it. */
	securedCells: number[];
	/** Holdings that overrides have carved out of this one. */
	carved: readonly PositionState[];
	known: KnownInstrument | null;
	share: number;
}

export function positionKey(entityId: string, accountId: string, instrumentId: string, tradeId: string | null): string {
	const key = `${entityId}|${accountId}|${instrumentId}`;
	return tradeId === null ? key : `${key}#${tradeId}`;
}

export function newPosition(
	index: number,
	entityId: string,
	accountId: string,
	instrumentId: string,
	tradeId: string | null,
): PositionState {
	return {
		index,
		key: positionKey(entityId, accountId, instrumentId, tradeId),
		entityId,
		accountId,
		instrumentId,
		tradeId,
		opening: null,
		settled: 0,
		pending: 0,
		released: 0,
		bonds: 0,
		commodities: 0,
		equities: 0,
		trades: 0,
		lateTrades: 0,
		last: null,
		rows: emptyRowList(),
		securing: emptyRowList(),
		securedCells: NO_CELLS,
		carved: NONE_CARVED,
		known: null,
		share: NO_SHARE,
	};
}

/** A holding is there while something says so: an opening or a live trade. */
export const isHeld = ({ opening, trades }: PositionState): boolean => opening !== null || trades > 0;

/** Nothing refers to it any more, not even the vote of a trade that was carved out. */
export const isForgotten = (position: PositionState): boolean =>
	!isHeld(position) && position.bonds + position.equities + position.commodities === 0;

export const settledQuantity = ({ opening, settled }: PositionState): number => (opening?.quantity ?? 0) + settled;

/** The class most live trades and the opening booked it as, ties by name; the master's where nothing has booked it. */
export function bookedClass({ opening, bonds, commodities, equities }: PositionState, master: AssetClass): AssetClass {
	const booked = opening?.assetClass;
	const asBond = bonds + (booked === 'BOND' ? 1 : 0);
	const asCommodity = commodities + (booked === 'COMMODITY' ? 1 : 0);
	const asEquity = equities + (booked === 'EQUITY' ? 1 : 0);
	const most = Math.max(asBond, asCommodity, asEquity);
	if (most === 0) return master;
	return most === asBond ? 'BOND' : most === asCommodity ? 'COMMODITY' : 'EQUITY';
}
