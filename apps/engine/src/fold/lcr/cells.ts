import { type Day, type FlowSide, type HqlaLevel, RULEBOOK_IDS, type RulebookId } from '@tideline/domain';
import { Column } from '../table/column.ts';
import { SavedValues } from '../table/saved.ts';
import { type CellMeaning, isTransient, nameOfCell, type Variant } from './cell-meaning.ts';
import { DueCells } from './due-cells.ts';
import { ViewCells } from './view-cells.ts';

interface SavedCells {
	/** By number; null where it is free. */
	readonly meanings: Iterable<CellMeaning | null>;
	readonly free: Int32Array;
	readonly amount: Float64Array<ArrayBuffer>;
	readonly excluded: Float64Array<ArrayBuffer>;
	readonly items: Int32Array<ArrayBuffer>;
}

const NONE: readonly number[] = [];

/** Whose cells, under which rulebook. */
export interface ViewName {
	readonly entityId: string;
	readonly rulebook: RulebookId;
}

/** Exact sums by entity and line: every figure of the LCR is computed from them, so that one event costs what it changes and no more. */
export class Cells {
	readonly #ids = new Map<string, number>();
	readonly #due = new DueCells();
	readonly #meanings: (CellMeaning | undefined)[] = [];
	readonly #free: number[] = [];
	/** By entity and place of the rulebook. */
	readonly #views = new Map<string, ViewCells[]>();
	/** Of each cell that belongs to one. */
	readonly #viewOf: (ViewCells | undefined)[] = [];
	/** What an entity owes. */
	readonly #liabilities = new Map<string, number[]>();
	readonly #amount = new Column(Float64Array);
	readonly #excluded = new Column(Float64Array);
	readonly #items = new Column(Int32Array);
	readonly #onChange: (id: number, meaning: CellMeaning, empty: boolean) => void;

	/** `onChange` hears of every sum that moves; `empty`: no item is behind it any more, and its number may be given to another cell. */
	constructor(onChange: (id: number, meaning: CellMeaning, empty: boolean) => void) {
		this.#onChange = onChange;
	}

	id(meaning: CellMeaning): number {
		const name = nameOfCell(meaning);
		const known = this.#ids.get(name);
		if (known !== undefined) return known;
		const id = this.#free.pop() ?? this.#meanings.length;
		this.#meanings[id] = meaning;
		this.#index(id, meaning);
		return id;
	}

	/** The cell of a line, as `id` would give it; `view`: what `view` gives for the entity and the rulebook. */
	lineId(view: ViewCells, of: ViewName, variant: Variant, side: FlowSide, line: string, currency: string): number {
		const known = view.find(variant, side, line, currency);
		if (known !== undefined) return known;
		const cell = this.id({ kind: 'line', ...of, variant, side, line, currency });
		view.note(variant, side, line, currency, cell);
		return cell;
	}

	/** The cell of what the end of secured deals does to a class of the stock. */
	unwindId(view: ViewCells, of: ViewName, variant: Variant, level: HqlaLevel, subclass: string, currency: string): number {
		const known = view.find(variant, level, subclass, currency);
		if (known !== undefined) return known;
		const cell = this.id({ kind: 'unwind', ...of, variant, level, subclass, currency });
		view.note(variant, level, subclass, currency, cell);
		return cell;
	}

	/** The cell of the part of a line that falls due on a day. */
	dueId(lineCell: number, due: Day): number {
		const known = this.#due.find(lineCell, due);
		if (known !== undefined) return known;
		const line = this.meaning(lineCell);
		if (line.kind !== 'line') throw new RangeError(`cell ${lineCell} is of no line`);
		const cell = this.id({ ...line, kind: 'due', due });
		this.#due.note(lineCell, due, cell);
		return cell;
	}

	/** @throws RangeError when a sum leaves the safe integers; nothing is then added. */
	add(id: number, amount: number, excluded: number, items: number): void {
		const meaning = this.meaning(id);
		const count = this.#items.get(id) + items;
		const sum = checked(this.#amount.get(id) + amount);
		this.#excluded.set(id, checked(this.#excluded.get(id) + excluded));
		this.#amount.set(id, sum);
		this.#items.set(id, count);
		this.#noteMove(id, meaning);
		const empty = count === 0 && isTransient(meaning);
		this.#onChange(id, meaning, empty);
		if (empty) this.#release(id, meaning);
	}

	meaning(id: number): CellMeaning {
		const meaning = this.#meanings[id];
		if (meaning === undefined) throw new RangeError(`there is no cell ${id}`);
		return meaning;
	}

	/** The cells of an entity as a rulebook sees it. */
	view(entityId: string, rulebook: RulebookId): ViewCells {
		let views = this.#views.get(entityId);
		if (views === undefined) {
			views = RULEBOOK_IDS.map(() => new ViewCells());
			this.#views.set(entityId, views);
		}
		return views[RULEBOOK_IDS.indexOf(rulebook)] as ViewCells;
	}

	/** What an entity owes, by currency. */
	liabilities(entityId: string): readonly number[] {
		return this.#liabilities.get(entityId) ?? NONE;
	}

	amount(id: number): number {
		return this.#amount.get(id);
	}

	excluded(id: number): number {
		return this.#excluded.get(id);
	}

	items(id: number): number {
		return this.#items.get(id);
	}

	save(): SavedCells {
		const { length } = this.#meanings;
		const values = Array.from(this.#meanings, (meaning) => meaning ?? null);
		const [amount, excluded, items] = [this.#amount.save(length), this.#excluded.save(length), this.#items.save(length)];
		return { meanings: new SavedValues(values), free: Int32Array.from(this.#free), amount, excluded, items };
	}

	restore({ meanings, free, amount, excluded, items }: SavedCells): void {
		for (const meaning of meanings) {
			const id = this.#meanings.length;
			this.#meanings.push(meaning ?? undefined);
			if (meaning !== null) this.#index(id, meaning);
		}
		this.#free.push(...free);
		this.#amount.restore(amount);
		this.#excluded.restore(excluded);
		this.#items.restore(items);
	}

	#index(id: number, meaning: CellMeaning): void {
		this.#ids.set(nameOfCell(meaning), id);
		this.#viewOf[id] = undefined;
		if (meaning.kind === 'netting' || meaning.kind === 'secured') return;
		if (meaning.kind === 'liability') {
			const siblings = this.#liabilities.get(meaning.entityId);
			if (siblings === undefined) this.#liabilities.set(meaning.entityId, [id]);
			else siblings.push(id);
			return;
		}
		const view = this.view(meaning.entityId, meaning.rulebook);
		this.#viewOf[id] = view;
		if (meaning.kind === 'due') view.days.add(id);
		else view.lines.push(id);
		this.#noteMove(id, meaning);
	}

	#noteMove(id: number, { kind }: CellMeaning): void {
		const view = this.#viewOf[id];
		if (view === undefined) return;
		if (kind === 'due') view.daysMoved++;
		else view.linesMoved++;
	}

	#release(id: number, meaning: CellMeaning): void {
		this.#ids.delete(nameOfCell(meaning));
		if (meaning.kind === 'due') {
			const { entityId, rulebook, variant, side, line, currency } = meaning;
			const view = this.view(entityId, rulebook);
			view.days.delete(id);
			this.#due.forget(this.lineId(view, { entityId, rulebook }, variant, side, line, currency), meaning.due);
		}
		this.#meanings[id] = undefined;
		this.#viewOf[id] = undefined;
		this.#free.push(id);
	}
}

function checked(sum: number): number {
	if (!Number.isSafeInteger(sum)) throw new RangeError(`a sum of ${sum} minor units is past the safe integers`);
	return sum;
}
