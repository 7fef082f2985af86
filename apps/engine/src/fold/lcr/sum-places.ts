import type { LineSum, RulebookId, UnwindSum } from '@tideline/domain';
import { CONSOLIDATED, type OwnVariant, type Variant } from './cell-meaning.ts';
import type { Cells } from './cells.ts';

/** Whose sums, under which rulebook, and of which kind. */
export interface SumsView {
	/** One entity, or those of a group. */
	readonly members: readonly string[];
	readonly rulebook: RulebookId;
	/** `adjusted` and the differences to add to it. */
	readonly variants: readonly OwnVariant[];
	/** As the group has it. */
	readonly consolidated: boolean;
}

/** The cells that add up to one sum. */
type Place<Name> = Name & { readonly cells: number[] };
export type LinePlace = Place<Pick<LineSum, 'side' | 'line' | 'currency'>>;
type UnwindPlace = Place<Pick<UnwindSum, 'level' | 'subclass' | 'currency'>>;

/** The sums of a view, sorted by name, so that the order of events leaves no trace in the record. */
export interface Places {
	readonly lines: readonly LinePlace[];
	readonly unwind: readonly UnwindPlace[];
}

/**
 * Which cells make up each sum of a view. A ratio is asked for after every event and cells come seldom, so this is worked out anew only when
 * a view has got a cell.
 */
export class SumPlaces {
	readonly #cells: Cells;
	readonly #known = new Map<string, { readonly cells: number; readonly places: Places }>();

	constructor(cells: Cells) {
		this.#cells = cells;
	}

	of(view: SumsView): Places {
		const name = `${view.rulebook}|${view.consolidated}|${view.variants}|${view.members}`;
		// A cell of a line is never taken out of its view again, so that as many cells are the same cells.
		const cells = view.members.reduce((sum, entityId) => sum + this.#cells.view(entityId, view.rulebook).lines.length, 0);
		const known = this.#known.get(name);
		if (known?.cells === cells) return known.places;
		const places = placesOf(this.#cells, view);
		this.#known.set(name, { cells, places });
		return places;
	}
}

/** The kinds of cells that a view adds up: of a group its differences too. */
export function countedVariants({ variants, consolidated }: Pick<SumsView, 'variants' | 'consolidated'>): readonly Variant[] {
	return consolidated ? variants.flatMap((variant) => [variant, CONSOLIDATED[variant]]) : variants;
}

function placesOf(cells: Cells, { members, rulebook, variants, consolidated }: SumsView): Places {
	const lines = new Map<string, LinePlace>();
	const unwind = new Map<string, UnwindPlace>();
	const counted = countedVariants({ variants, consolidated });
	for (const entityId of members) {
		for (const cell of cells.view(entityId, rulebook).lines) {
			const meaning = cells.meaning(cell);
			if (!counted.includes(meaning.variant)) continue;
			if (meaning.kind === 'line') {
				const { side, line, currency } = meaning;
				add(lines, `${side}|${line}|${currency}`, cell, { side, line, currency });
			} else if (meaning.kind === 'unwind') {
				const { level, subclass, currency } = meaning;
				add(unwind, `${level}|${subclass}|${currency}`, cell, { level, subclass, currency });
			}
		}
	}
	return { lines: inOrder(lines), unwind: inOrder(unwind) };
}

function add<Name extends object>(places: Map<string, Place<Name>>, key: string, cell: number, name: Name): void {
	const place = places.get(key);
	if (place === undefined) places.set(key, { ...name, cells: [cell] });
	else place.cells.push(cell);
}

const inOrder = <T>(places: ReadonlyMap<string, T>): T[] => [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
