import type { FlowSide } from '@tideline/domain';
import type { CellMeaning } from './cell-meaning.ts';

type Variant = CellMeaning['variant'];

const SIDES: readonly FlowSide[] = ['STOCK', 'OUTFLOW', 'INFLOW'];

/** Numbers of cells by line: asked for with every contribution, so found without making a name first. */
export class LineCells {
	readonly #places = new Map<string, Map<string, Map<string, number[]>>>();

	/** Undefined until `note` has been told. */
	find(entityId: string, variant: Variant, side: FlowSide, line: string, currency: string): number | undefined {
		return this.#places.get(entityId)?.get(line)?.get(currency)?.[placeOf(variant, side)];
	}

	note(entityId: string, variant: Variant, side: FlowSide, line: string, currency: string, cell: number): void {
		const places = within(
			within(
				within(this.#places, entityId, () => new Map<string, Map<string, number[]>>()),
				line,
				() => new Map<string, number[]>(),
			),
			currency,
			() => [],
		);
		places[placeOf(variant, side)] = cell;
	}
}

function placeOf(variant: Variant, side: FlowSide): number {
	return SIDES.indexOf(side) + (variant === 'booked' ? SIDES.length : 0);
}

function within<T>(map: Map<string, T>, key: string, create: () => T): T {
	const known = map.get(key);
	if (known !== undefined) return known;
	const fresh = create();
	map.set(key, fresh);
	return fresh;
}
