import { addOnOf, type Day, line, mismatchDay } from '@tideline/domain';
import type { CellMeaning } from './cell-meaning.ts';
import type { Cells } from './cells.ts';
import { countedVariants, type SumsView } from './sum-places.ts';
import type { Weights } from './weighed-sums.ts';

/** A cell by day, and what its sum was when it was last weighed. */
interface WeighedCell {
	readonly meaning: CellMeaning;
	/** From 0; −1 for what is outside the mismatch. */
	readonly day: number;
	/** What one minor unit of it adds to the net outflow of its day. */
	readonly factor: bigint;
	amount: number;
}

/** The flows of a view by day as the maturity mismatch weighs them: what has not moved since the last look is not weighed again. */
export class WeighedDays {
	readonly #cells: Cells;
	readonly #view: SumsView;
	readonly #weights: Weights;
	readonly #calculationDate: Day;
	readonly #counted: readonly string[];
	readonly #byDay: bigint[];
	/** Of each member, the cells that it had at the last look. */
	readonly #members: { moved: number; readonly known: Map<number, WeighedCell> }[];

	constructor(cells: Cells, view: SumsView, calculationDate: Day, weights: Weights) {
		this.#cells = cells;
		this.#view = view;
		this.#weights = weights;
		this.#calculationDate = calculationDate;
		this.#counted = countedVariants(view);
		this.#byDay = Array.from({ length: weights.rulebook.horizonDays }, () => 0n);
		this.#members = view.members.map(() => ({ moved: -1, known: new Map() }));
	}

	/** What the mismatch adds to the net outflows. */
	addOn(): bigint {
		for (const [index, entityId] of this.#view.members.entries()) this.#look(entityId, index);
		return addOnOf(this.#byDay);
	}

	#look(entityId: string, index: number): void {
		const member = this.#members[index];
		const { days, daysMoved } = this.#cells.view(entityId, this.#view.rulebook);
		if (member === undefined || member.moved === daysMoved) return;
		const { known } = member;
		for (const cell of days) {
			const meaning = this.#cells.meaning(cell);
			let weighed = known.get(cell);
			// A number that was given to another cell since.
			if (weighed?.meaning !== meaning) {
				if (weighed !== undefined) this.#move(weighed, 0);
				weighed = this.#weighedOf(meaning);
				known.set(cell, weighed);
			}
			this.#move(weighed, this.#cells.amount(cell));
		}
		if (known.size > days.size) this.#forgetGone(known, days);
		member.moved = daysMoved;
	}

	#forgetGone(known: Map<number, WeighedCell>, days: ReadonlySet<number>): void {
		for (const [cell, weighed] of known) {
			if (days.has(cell)) continue;
			this.#move(weighed, 0);
			known.delete(cell);
		}
	}

	#move(weighed: WeighedCell, amount: number): void {
		const { day, factor } = weighed;
		if (amount === weighed.amount) return;
		if (day >= 0) this.#byDay[day] = (this.#byDay[day] as bigint) + (BigInt(amount) - BigInt(weighed.amount)) * factor;
		weighed.amount = amount;
	}

	#weighedOf(meaning: CellMeaning): WeighedCell {
		const { unit, rulebook, hasRate } = this.#weights;
		const outside = { meaning, day: -1, factor: 0n, amount: 0 };
		if (meaning.kind !== 'due' || meaning.side === 'STOCK') return outside;
		if (!this.#counted.includes(meaning.variant) || !hasRate(meaning.currency)) return outside;
		const { rate, mismatch } = line(rulebook, meaning.side, meaning.line);
		const day = mismatchDay(meaning.due, this.#calculationDate);
		if (mismatch === undefined || day > rulebook.horizonDays) return outside;
		const weight = unit.convert(1, meaning.currency, rate);
		return { meaning, day: day - 1, factor: meaning.side === 'OUTFLOW' ? weight : -weight, amount: 0 };
	}
}
