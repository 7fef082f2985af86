import type { ParsedBalance } from '@tideline/domain';
import { newPosition, type PositionState } from './position-state.ts';
import { SavedTexts, SavedValues } from './saved.ts';

type Opening = Extract<ParsedBalance, { kind: 'OPENING_SECURITY' }>;

/** Numbers of a holding that its trades have added up to, and where its lists begin. */
const FIGURES = ['settled', 'pending', 'released', 'bonds', 'commodities', 'equities', 'trades', 'lateTrades', 'share'] as const;

/** Holdings by index, one column a field. */
export interface SavedPositionStates {
	/** 0 where the holding of that index is forgotten. */
	readonly there: Uint8Array;
	readonly entityIds: Iterable<string>;
	readonly accountIds: Iterable<string>;
	readonly instrumentIds: Iterable<string>;
	/** Indexes of those that an override has carved out of another, and their trades. */
	readonly carvedIndexes: Int32Array;
	readonly carvedTrades: readonly string[];
	/** Indexes that an index was carved into. */
	readonly carved: ReadonlyMap<number, readonly number[]>;
	readonly openings: Iterable<Opening | null>;
	readonly figures: readonly Float64Array[];
	readonly firstRows: Int32Array;
	readonly firstSecuring: Int32Array;
	readonly securedCells: ReadonlyMap<number, readonly number[]>;
}

export function savePositions(byIndex: readonly (PositionState | undefined)[]): SavedPositionStates {
	const { length } = byIndex;
	const states = [...byIndex];
	const numbers = (of: (position: PositionState) => number) => Int32Array.from(states, (one) => (one === undefined ? 0 : of(one)));
	const texts = (of: (position: PositionState) => string) => new SavedTexts(eachText(states, of), length, { repeating: true });
	const there = states.filter((one) => one !== undefined);
	const ofTrades = there.filter(({ tradeId }) => tradeId !== null);
	const carved = there.filter((one) => one.carved.length > 0).map((one) => [one.index, one.carved.map(({ index }) => index)] as const);
	const secured = there.filter((one) => one.securedCells.length > 0).map((one) => [one.index, one.securedCells] as const);
	return {
		there: Uint8Array.from(states, (one) => (one === undefined ? 0 : 1)),
		entityIds: texts(({ entityId }) => entityId),
		accountIds: texts(({ accountId }) => accountId),
		instrumentIds: texts(({ instrumentId }) => instrumentId),
		carvedIndexes: Int32Array.from(ofTrades, ({ index }) => index),
		carvedTrades: ofTrades.map(({ tradeId }) => tradeId as string),
		carved: new Map(carved),
		openings: new SavedValues(states.map((one) => one?.opening ?? null)),
		figures: FIGURES.map((name) => Float64Array.from(states, (one) => one?.[name] ?? 0)),
		firstRows: numbers(({ rows }) => rows.first),
		firstSecuring: numbers(({ securing }) => securing.first),
		securedCells: new Map(secured),
	};
}

function* eachText(states: readonly (PositionState | undefined)[], of: (position: PositionState) => string): Generator<string> {
	for (const one of states) yield one === undefined ? '' : of(one);
}

/** What is kept of reference data and of the latest trade is asked for again when it is needed. */
export function restorePositions(saved: SavedPositionStates): (PositionState | undefined)[] {
	const [entityIds, accountIds, instrumentIds] = [[...saved.entityIds], [...saved.accountIds], [...saved.instrumentIds]];
	const openings = [...saved.openings];
	const tradeIds = new Map(saved.carvedTrades.map((tradeId, i) => [saved.carvedIndexes[i] as number, tradeId]));
	const states = Array.from(saved.there, (there, index): PositionState | undefined => {
		if (there === 0) return undefined;
		const [entityId, accountId, instrumentId] = [entityIds[index] as string, accountIds[index] as string, instrumentIds[index] as string];
		const position = newPosition(index, entityId, accountId, instrumentId, tradeIds.get(index) ?? null);
		position.opening = openings[index] ?? null;
		FIGURES.forEach((name, i) => {
			position[name] = saved.figures[i]?.[index] as number;
		});
		position.rows.first = saved.firstRows[index] as number;
		position.securing.first = saved.firstSecuring[index] as number;
		position.last = undefined;
		return position;
	});
	for (const [index, cells] of saved.securedCells) at(states, index).securedCells = [...cells];
	for (const [index, carved] of saved.carved) at(states, index).carved = carved.map((one) => at(states, one));
	return states;
}

/** @throws RangeError where there is none: the indexes do not fit together. */
function at(states: readonly (PositionState | undefined)[], index: number): PositionState {
	const position = states[index];
	if (position === undefined) throw new RangeError(`there is no holding ${index}`);
	return position;
}
