import type { HqlaLevel } from '../schema/vocabulary.ts';
import { UnknownLineError } from './errors.ts';
import type { RulebookTables } from './rulebook.ts';
import type { StockLine } from './stock-line.ts';

const LEVEL_PREFIX: { readonly [Level in Exclude<HqlaLevel, 'INELIGIBLE'>]: string } = { LEVEL_1: '1', LEVEL_2A: '2A', LEVEL_2B: '2B' };

/** Stock line of what is not HQLA; the same in every rulebook. */
export const NOT_HQLA = 'none';

/** Id of the stock line of a level and subclass: `2A.corporate`, and `none` for what is not HQLA. */
export function stockLineId(level: HqlaLevel, subclass: string): string {
	return level === 'INELIGIBLE' ? NOT_HQLA : `${LEVEL_PREFIX[level]}.${subclass}`;
}

/** @throws UnknownLineError when the rulebook has no such class; the message names the nearest that it has. */
export function stockLine(rulebook: RulebookTables, id: string): StockLine {
	const found = index(rulebook).get(id);
	if (!found) throw new UnknownLineError(rulebook.id, 'STOCK', id, [...index(rulebook).keys()]);
	return found;
}

/** The class of a level and subclass; a fund's subclass is its whole id (`ciu.level1`). @throws UnknownLineError */
export function stockClass(rulebook: RulebookTables, level: HqlaLevel, subclass: string): StockLine {
	const whole = index(rulebook).get(subclass);
	return whole?.level === level ? whole : stockLine(rulebook, stockLineId(level, subclass));
}

export function hasStockLine(rulebook: RulebookTables, id: string): boolean {
	return index(rulebook).has(id);
}

const indexes = new WeakMap<RulebookTables, ReadonlyMap<string, StockLine>>();

function index(rulebook: RulebookTables): ReadonlyMap<string, StockLine> {
	let known = indexes.get(rulebook);
	if (!known) {
		known = new Map(rulebook.stock.map((line) => [line.id, line]));
		indexes.set(rulebook, known);
	}
	return known;
}
