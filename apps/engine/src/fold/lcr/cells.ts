import type { Day, FlowSide, RulebookId } from '@tideline/domain';
import { Column } from '../table/column.ts';
import { SavedValues } from '../table/saved.ts';
import { type CellMeaning, isTransient, nameOfCell, type Variant } from './cell-meaning.ts';
import { DueCells } from './due-cells.ts';
import { LineCells } from './line-cells.ts';

interface SavedCells {
	/** By number; null where it is free. */
	readonly meanings: Iterable<CellMeaning | null>;
	readonly free: Int32Array;
	readonly amount: Float64Array<ArrayBuffer>;
	readonly excluded: Float64Array<ArrayBuffer>;
	readonly items: Int32Array<ArrayBuffer>;
}

const NONE: readonly number[] = [];

/** Exact sums by entity and line: every figure of the LCR is computed from them, so that one event costs what it changes and no more. */
export class Cells {
	readonly #ids = new Map<string, number>();
	readonly #lines = new LineCells();
	readonly #due = new DueCells();
	readonly #meanings: (CellMeaning | undefined)[] = [];
	readonly #free: number[] = [];
	/** Lines and unwind of an entity under one rulebook, and what it owes. */
	readonly #groups = new Map<string, number[]>();
	/** Lines by day, which come and go, of an entity under one rulebook. */
	readonly #days = new Map<string, Set<number>>();
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

	/** The cell of a line, as `id` would give it. */
	lineId(entityId: string, rulebook: RulebookId, variant: Variant, side: FlowSide, line: string, currency: string): number {
		const known = this.#lines.find(entityId, rulebook, variant, side, line, currency);
		if (known !== undefined) return known;
		const meaning = { kind: 'line', entityId, rulebook, variant, side, line, currency } as const;
		const cell = this.id(meaning);
		this.#lines.note(meaning, cell);
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
		const empty = count === 0 && isTransient(meaning);
		this.#onChange(id, meaning, empty);
		if (empty) this.#release(id, meaning);
	}

	meaning(id: number): CellMeaning {
		const meaning = this.#meanings[id];
		if (meaning === undefined) throw new RangeError(`there is no cell ${id}`);
		return meaning;
	}

	/** Lines and unwind of an entity as a rulebook sees them. */
	ofView(entityId: string, rulebook: RulebookId): readonly number[] {
		return this.#groups.get(`${entityId}|${rulebook}`) ?? NONE;
	}

	/** Its lines by day, in any order. */
	daysOf(entityId: string, rulebook: RulebookId): Iterable<number> {
		return this.#days.get(`${entityId}|${rulebook}`) ?? NONE;
	}

	/** What an entity owes, by currency. */
	liabilities(entityId: string): readonly number[] {
		return this.#groups.get(entityId) ?? NONE;
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
		if (meaning.kind === 'netting' || meaning.kind === 'secured') return;
		if (meaning.kind === 'due') {
			const group = `${meaning.entityId}|${meaning.rulebook}`;
			const days = this.#days.get(group);
			if (days === undefined) this.#days.set(group, new Set([id]));
			else days.add(id);
			return;
		}
		const group = meaning.kind === 'liability' ? meaning.entityId : `${meaning.entityId}|${meaning.rulebook}`;
		const siblings = this.#groups.get(group);
		if (siblings === undefined) this.#groups.set(group, [id]);
		else siblings.push(id);
	}

	#release(id: number, meaning: CellMeaning): void {
		this.#ids.delete(nameOfCell(meaning));
		if (meaning.kind === 'due') {
			this.#days.get(`${meaning.entityId}|${meaning.rulebook}`)?.delete(id);
			const { entityId, rulebook, variant, side, line, currency } = meaning;
			this.#due.forget(this.lineId(entityId, rulebook, variant, side, line, currency), meaning.due);
		}
		this.#meanings[id] = undefined;
		this.#free.push(id);
	}
}

function checked(sum: number): number {
	if (!Number.isSafeInteger(sum)) throw new RangeError(`a sum of ${sum} minor units is past the safe integers`);
	return sum;
}
