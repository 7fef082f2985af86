import type { FlowSide, HqlaLevel } from '@tideline/domain';
import { VARIANTS, type Variant } from './cell-meaning.ts';

/** What of a line or a class is summed: a side of it, or its level as secured deals end. */
type Part = FlowSide | HqlaLevel;
const PARTS: readonly Part[] = ['STOCK', 'OUTFLOW', 'INFLOW', 'LEVEL_1', 'LEVEL_2A', 'LEVEL_2B', 'INELIGIBLE'];

/** The cells of one entity as one rulebook sees it. */
export class ViewCells {
	/** Lines and unwind in the order in which they came; none ever goes. */
	readonly lines: number[] = [];
	/** Lines by day, which come and go. */
	readonly days = new Set<number>();
	/** How often a sum of `lines` has moved or come; the same number is the same sums. */
	linesMoved = 0;
	/** The same of `days`. */
	daysMoved = 0;
	/** By line or subclass, then currency: asked for with every contribution, so found without making a name first. */
	readonly #places = new Map<string, Map<string, number[]>>();

	/** The number of a cell; undefined until `note` has been told. */
	find(variant: Variant, part: Part, line: string, currency: string): number | undefined {
		return this.#places.get(line)?.get(currency)?.[placeOf(variant, part)];
	}

	note(variant: Variant, part: Part, line: string, currency: string, cell: number): void {
		const byCurrency = this.#places.get(line) ?? new Map<string, number[]>();
		const places = byCurrency.get(currency) ?? [];
		places[placeOf(variant, part)] = cell;
		this.#places.set(line, byCurrency.set(currency, places));
	}
}

const placeOf = (variant: Variant, part: Part): number => VARIANTS.indexOf(variant) * PARTS.length + PARTS.indexOf(part);
