import { type FlowSide, RULEBOOK_IDS, type RulebookId } from '@tideline/domain';
import { type CellMeaning, VARIANTS, type Variant } from './cell-meaning.ts';

const SIDES: readonly FlowSide[] = ['STOCK', 'OUTFLOW', 'INFLOW'];

/** Numbers of cells by line: asked for with every contribution, so found without making a name first. */
export class LineCells {
	readonly #places = new Map<string, Map<string, Map<string, number[]>>>();

	/** Undefined until `note` has been told. */
	find(entityId: string, rulebook: RulebookId, variant: Variant, side: FlowSide, line: string, currency: string): number | undefined {
		return this.#places.get(entityId)?.get(line)?.get(currency)?.[placeOf(rulebook, variant, side)];
	}

	note({ entityId, rulebook, variant, side, line, currency }: Extract<CellMeaning, { kind: 'line' }>, cell: number): void {
		const places = within(
			within(
				within(this.#places, entityId, () => new Map<string, Map<string, number[]>>()),
				line,
				() => new Map<string, number[]>(),
			),
			currency,
			() => [],
		);
		places[placeOf(rulebook, variant, side)] = cell;
	}
}

function placeOf(rulebook: RulebookId, variant: Variant, side: FlowSide): number {
	return (RULEBOOK_IDS.indexOf(rulebook) * VARIANTS.length + VARIANTS.indexOf(variant)) * SIDES.length + SIDES.indexOf(side);
}

function within<T>(map: Map<string, T>, key: string, create: () => T): T {
	const known = map.get(key);
	if (known !== undefined) return known;
	const fresh = create();
	map.set(key, fresh);
	return fresh;
}
