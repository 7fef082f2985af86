import { countsByDay, type Day, type Unit, type WeighedParts } from '@tideline/domain';
import type { Cells } from './cells.ts';
import type { Places, SumsView } from './sum-places.ts';
import { WeighedDays } from './weighed-days.ts';
import { WeighedSums, type Weights } from './weighed-sums.ts';

/** Under what the sums of a view are weighed. */
export interface WeighedUnder extends Weights {
	readonly places: Places;
	readonly calculationDate: Day;
}

/** The parts of one view's ratio, carried on from one look to the next; weighed anew when a rate, the date or the cells of a sum are others. */
export class WeighedView {
	readonly #cells: Cells;
	readonly #view: SumsView;
	#unit: Unit | null = null;
	#places: Places | null = null;
	#calculationDate: Day | null = null;
	#sums: WeighedSums | null = null;
	#days: WeighedDays | null = null;
	#moved = -1;
	#parts: Omit<WeighedParts, 'addOn'> | null = null;

	constructor(cells: Cells, view: SumsView) {
		this.#cells = cells;
		this.#view = view;
	}

	/** @throws RangeError for a sum past the safe integers */
	parts(under: WeighedUnder): WeighedParts {
		if (under.unit !== this.#unit) {
			this.#unit = under.unit;
			this.#sums = null;
			this.#days = null;
		}
		return { ...this.#sumsUnder(under), addOn: countsByDay(under.rulebook) ? this.#addOnUnder(under) : 0n };
	}

	#sumsUnder(under: WeighedUnder): Omit<WeighedParts, 'addOn'> {
		const moved = this.#view.members.reduce((sum, entityId) => sum + this.#cells.view(entityId, this.#view.rulebook).linesMoved, 0);
		if (this.#sums === null || this.#places !== under.places) {
			this.#places = under.places;
			this.#sums = new WeighedSums(this.#cells, under.places, under);
			this.#parts = null;
		}
		if (this.#parts === null || this.#moved !== moved) {
			this.#parts = this.#sums.parts();
			this.#moved = moved;
		}
		return this.#parts;
	}

	#addOnUnder(under: WeighedUnder): bigint {
		if (this.#days === null || this.#calculationDate !== under.calculationDate) {
			this.#calculationDate = under.calculationDate;
			this.#days = new WeighedDays(this.#cells, this.#view, under.calculationDate, under);
		}
		return this.#days.addOn();
	}
}
