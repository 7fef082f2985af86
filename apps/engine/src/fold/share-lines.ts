import type { Contribution, LineSum, UnwindSum } from '@tideline/domain';
import type { Cells } from './cells.ts';
import type { ShareBuilder } from './shares.ts';

type Line = Pick<LineSum, 'side' | 'line' | 'currency'>;

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
	adjusted({ side, line, currency, amount }: Contribution, excluded = 0, sign: 1 | -1 = 1): void {
		this.#line('adjusted', { side, line, currency }, sign * amount, sign * excluded, sign);
	}

	/** The difference between what counts without overrides and what counts with them; 1 for the former, −1 for the latter. */
	booked({ side, line, currency, amount }: Contribution, excluded: number, sign: 1 | -1): void {
		this.#line('booked', { side, line, currency }, sign * amount, sign * excluded, sign);
	}

	unwind({ level, subclass, currency, amount }: UnwindSum, variant: 'adjusted' | 'booked', sign: 1 | -1): void {
		if (amount === 0) return;
		const cell = this.#cells.id({ kind: 'unwind', entityId: this.#entityId, variant, level, subclass, currency });
		this.#share.add(cell, sign * amount, 0, sign);
	}

	#line(variant: 'adjusted' | 'booked', { side, line, currency }: Line, amount: number, excluded: number, items: number): void {
		const cell = this.#cells.id({ kind: 'line', entityId: this.#entityId, variant, side, line, currency });
		this.#share.add(cell, amount, excluded, items);
	}
}
