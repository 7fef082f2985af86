import type { Day } from '@tideline/domain';

/** Days since 1970 that a key has room for: up to the year 4840. */
const DAYS = 2 ** 20;

/** Numbers of cells by line and day: asked for with every flow that counts by day, so found without making a name first. */
export class DueCells {
	readonly #cells = new Map<number, number>();

	/** Undefined until `note` has been told. */
	find(lineCell: number, due: Day): number | undefined {
		return this.#cells.get(keyOf(lineCell, due));
	}

	note(lineCell: number, due: Day, cell: number): void {
		this.#cells.set(keyOf(lineCell, due), cell);
	}

	forget(lineCell: number, due: Day): void {
		this.#cells.delete(keyOf(lineCell, due));
	}
}

/** The cell of a line never goes, so its number names the line for good. */
const keyOf = (lineCell: number, due: Day): number => lineCell * DAYS + due;
