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
	const found = index(rulebook).lines.get(id);
	if (!found) throw new UnknownLineError(rulebook.id, 'STOCK', id, [...index(rulebook).lines.keys()]);
	return found;
}

/** The class of a level and subclass; a fund's subclass is its whole id (`ciu.level1`). @throws UnknownLineError */
export function stockClass(rulebook: RulebookTables, level: HqlaLevel, subclass: string): StockLine {
	return findStockClass(rulebook, level, subclass) ?? stockLine(rulebook, stockLineId(level, subclass));
}

/** As `stockClass`; undefined when the rulebook has no such class. */
export function findStockClass(rulebook: RulebookTables, level: HqlaLevel, subclass: string): StockLine | undefined {
	return index(rulebook).classes[level].get(level === 'INELIGIBLE' ? NOT_HQLA : subclass);
}

export function hasStockLine(rulebook: RulebookTables, id: string): boolean {
	return index(rulebook).lines.has(id);
}

interface Index {
	readonly lines: ReadonlyMap<string, StockLine>;
	/** By subclass: every holding asks for its class at every tick. */
	readonly classes: { readonly [Level in HqlaLevel]: ReadonlyMap<string, StockLine> };
}

const indexes = new WeakMap<RulebookTables, Index>();

function index(rulebook: RulebookTables): Index {
	let known = indexes.get(rulebook);
	if (!known) {
		known = {
			lines: new Map(rulebook.stock.map((line) => [line.id, line])),
			classes: {
				LEVEL_1: ofLevel(rulebook, 'LEVEL_1'),
				LEVEL_2A: ofLevel(rulebook, 'LEVEL_2A'),
				LEVEL_2B: ofLevel(rulebook, 'LEVEL_2B'),
				INELIGIBLE: new Map([[NOT_HQLA, rulebook.stock.find(({ level }) => level === 'INELIGIBLE') as StockLine]]),
			},
		};
		indexes.set(rulebook, known);
	}
	return known;
}

function ofLevel({ stock }: RulebookTables, level: HqlaLevel): ReadonlyMap<string, StockLine> {
	return new Map(stock.filter((line) => line.level === level).map((line) => [line.subclass, line]));
}
