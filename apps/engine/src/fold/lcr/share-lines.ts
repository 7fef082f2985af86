import type { Contribution, UnwindSum } from '@tideline/domain';
import type { Cells } from './cells.ts';
import type { ShareBuilder } from './shares.ts';

/** Writes contributions of one entity into a share. */
export class LineWriter {
	readonly #cells: Cells;
	readonly #share: ShareBuilder;
	readonly #entityId: string;

	constructor(cells: Cells, share: ShareBuilder, entityId: string) {
		this.#cells = cells;
		this.#share = share;
		this.#entityId = entityId;
	}

	/** What counts, overrides applied. `sign` −1 takes away what another item has put there. */
	adjusted(contribution: Contribution, excluded = 0, sign: 1 | -1 = 1): void {
		this.#line('adjusted', contribution, excluded, sign);
	}

	/** The difference between what counts without overrides and what counts with them; 1 for the former, −1 for the latter. */
	booked(contribution: Contribution, excluded: number, sign: 1 | -1): void {
		this.#line('booked', contribution, excluded, sign);
	}

	unwind({ level, subclass, currency, amount }: UnwindSum, variant: 'adjusted' | 'booked', sign: 1 | -1): void {
		if (amount === 0) return;
		const cell = this.#cells.id({ kind: 'unwind', entityId: this.#entityId, variant, level, subclass, currency });
		this.#share.add(cell, sign * amount, 0, sign);
	}

	#line(variant: 'adjusted' | 'booked', { side, line, currency, amount }: Contribution, excluded: number, sign: 1 | -1): void {
		const cell = this.#cells.lineId(this.#entityId, variant, side, line, currency);
		this.#share.add(cell, sign * amount, sign * excluded, sign);
	}
}
