/** Nothing: no id, no row, no class. */
export const NONE = -1;
/** In `lastRow`: it has to be looked up again. */
export const UNKNOWN = -2;

/** The numbers that a holding is made of, by their places in its record. Ids are numbers of texts. */
export const Field = {
	entity: 0,
	account: 1,
	instrument: 2,
	/** Set when an override has carved this one trade out. */
	carvedTrade: 3,
	/** 0 when nothing refers to the holding any more. */
	there: 4,
	/** Of the opening: its asset class by its place in ASSET_CLASSES, quantities × 10^4, ms since the epoch. */
	openingClass: 5,
	openingQuantity: 6,
	openingEncumbered: 7,
	openingAt: 8,
	/** Quantities over trades, × 10^4: settled since the opening, not settled yet. */
	settled: 9,
	pending: 10,
	/** Collateral that was encumbered in the opening and has come back since. */
	released: 11,
	/** Quantities by which trades change what of it counts. */
	pendingSale: 12,
	encumbered: 13,
	received: 14,
	/** Trades by the class they were booked as. One that an override has carved out still votes here: the rest keeps its class. */
	bonds: 15,
	commodities: 16,
	equities: 17,
	trades: 18,
	lateTrades: 19,
	/** Row of the live trade with the latest event time, or UNKNOWN. */
	lastRow: 20,
	/** Address of what it adds to the LCR. */
	share: 21,
	/** What the rulebook said of it: number of the answer, the class it was asked for, the classifier's generation. */
	standing: 22,
	standingClass: 23,
	standingGeneration: 24,
} as const;

const WITHOUT_VALUE: readonly number[] = [
	Field.carvedTrade,
	Field.openingClass,
	Field.lastRow,
	Field.share,
	Field.standing,
	Field.standingClass,
	Field.standingGeneration,
];

/** What the record of a new holding says. */
export const EMPTY_POSITION: readonly number[] = Object.values(Field).map((field) => (WITHOUT_VALUE.includes(field) ? NONE : 0));
