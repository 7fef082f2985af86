import type { FlowContribution, RulebookId, UnwindSum } from '@tideline/domain';
import { CONSOLIDATED, type OwnVariant, type Variant } from './cell-meaning.ts';
import type { Cells, ViewName } from './cells.ts';
import type { ShareBuilder } from './shares.ts';
import type { ViewCells } from './view-cells.ts';

type Sign = 1 | -1;

/** Writes contributions of one entity, as one rulebook sees them, into a share. */
export class LineWriter {
	readonly #cells: Cells;
	readonly #share: ShareBuilder;
	readonly #of: ViewName;
	readonly #view: ViewCells;
	readonly #intragroup: boolean;

	/** `intragroup`: what is written is between two entities of the group, which has none of it. */
	constructor(cells: Cells, share: ShareBuilder, entityId: string, rulebook: RulebookId, intragroup = false) {
		this.#cells = cells;
		this.#share = share;
		this.#of = { entityId, rulebook };
		this.#view = cells.view(entityId, rulebook);
		this.#intragroup = intragroup;
	}

	/** What counts, overrides applied. */
	adjusted(contribution: FlowContribution, excluded = 0): void {
		this.#line('adjusted', contribution, excluded, 1);
	}

	/** The difference between what counts without overrides and what counts with them; 1 for the former, −1 for the latter. */
	booked(contribution: FlowContribution, excluded: number, sign: Sign): void {
		this.#line('booked', contribution, excluded, sign);
	}

	/** A payment that a net receipt is lessened by is an outflow in its own currency, and the other way round. */
	leg(contribution: FlowContribution): void {
		if (contribution.side === 'STOCK' || contribution.amount >= 0) return;
		this.#line('legs', contribution, 0, -1);
		const side = contribution.side === 'OUTFLOW' ? 'INFLOW' : 'OUTFLOW';
		const amount = -contribution.amount as FlowContribution['amount'];
		this.#line('legs', { ...contribution, side, amount }, 0, 1);
	}

	unwind(sum: UnwindSum, variant: 'adjusted' | 'booked', sign: Sign): void {
		if (sum.amount === 0) return;
		this.#addUnwind(variant, sum, sign);
		if (this.#intragroup) this.#addUnwind(CONSOLIDATED[variant], sum, opposite(sign));
	}

	#line(variant: OwnVariant, contribution: FlowContribution, excluded: number, sign: Sign): void {
		this.#addLine(variant, contribution, excluded, sign);
		if (this.#intragroup) this.#addLine(CONSOLIDATED[variant], contribution, excluded, opposite(sign));
	}

	#addLine(variant: Variant, { side, line, currency, amount, due }: FlowContribution, excluded: number, sign: Sign): void {
		const cell = this.#cells.lineId(this.#view, this.#of, variant, side, line, currency);
		this.#share.add(cell, sign * amount, sign * excluded, sign);
		// Differences too are one entry each, so that a day goes when none is left.
		if (due !== undefined) this.#share.add(this.#cells.dueId(cell, due), sign * amount);
	}

	#addUnwind(variant: Variant, { level, subclass, currency, amount }: UnwindSum, sign: Sign): void {
		const cell = this.#cells.unwindId(this.#view, this.#of, variant, level, subclass, currency);
		this.#share.add(cell, sign * amount, 0, sign);
	}
}

const opposite = (sign: Sign): Sign => (sign === 1 ? -1 : 1);
