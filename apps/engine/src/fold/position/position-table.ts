import { ASSET_CLASSES, type ParsedBalance, securityKey } from '@tideline/domain';
import { Interner } from '../table/interner.ts';
import { Records } from '../table/records.ts';
import { RowLists } from '../table/row-list.ts';
import { SavedValues } from '../table/saved.ts';
import { TextTable } from '../table/text-table.ts';
import { EMPTY_POSITION, Field, NONE } from './position-fields.ts';

export type Opening = Extract<ParsedBalance, { kind: 'OPENING_SECURITY' }>;

const NOTHING: readonly number[] = [];
/** Sums that trades are added to as they are placed. */
const MOVED = [Field.settled, Field.pending, Field.released] as const;

/**
 * Holdings by a small integer: their numbers in records (see `Field`), and beside them what only few have. A holding that is forgotten
 * keeps its integer for the day on which it comes back.
 */
export class PositionTable {
	readonly #keys = new TextTable();
	/** Numbers entities, accounts, instruments and trades. */
	readonly ids = new Interner();
	readonly #records = new Records(EMPTY_POSITION);
	readonly #openings: (Opening | null)[] = [];
	/** What an instrument is held in, a handful each; lists by the number of the instrument. */
	readonly #siblings = new RowLists();
	/** Holdings that overrides have carved out of one. */
	readonly #carved = new Map<number, readonly number[]>();
	/** Cells that sum the secured deals on a holding. */
	readonly #securedCells = new Map<number, readonly number[]>();
	#count = 0;
	/** The holding whose room a trade has just asked for: it is put there next. */
	#asked = { entityId: '', accountId: '', instrumentId: '', position: NONE };

	/** Holdings that are there. */
	get count(): number {
		return this.#count;
	}

	/** Integers given out, those of forgotten holdings included. */
	get size(): number {
		return this.#records.size;
	}

	get(position: number, field: number): number {
		return this.#records.get(position, field);
	}

	set(position: number, field: number, value: number): void {
		this.#records.set(position, field, value);
	}

	/** @throws RangeError when the sum leaves the safe integers. */
	add(position: number, field: number, amount: number): void {
		const sum = this.#records.get(position, field) + amount;
		if (!Number.isSafeInteger(sum)) throw new RangeError(`a quantity of ${sum} is past the safe integers`);
		this.#records.set(position, field, sum);
	}

	/** Undefined while there is none. */
	find(key: string): number | undefined {
		const position = this.#keys.find(key);
		return position >= 0 && this.get(position, Field.there) === 1 ? position : undefined;
	}

	/** The holding; new when there is none yet. */
	ensure(entityId: string, accountId: string, instrumentId: string, tradeId: string | null): number {
		if (tradeId === null && this.#isAsked(entityId, accountId, instrumentId)) return this.#asked.position;
		const entity = this.ids.id(entityId);
		const account = this.ids.id(accountId);
		const instrument = this.ids.id(instrumentId);
		const trade = tradeId === null ? NONE : this.ids.id(tradeId);
		const known = this.#known(entity, account, instrument, trade);
		if (known !== NONE) return known;
		const position = this.#keys.id(securityKey(entityId, accountId, instrumentId, tradeId));
		if (position === this.#records.size) this.#create(entity, account, instrument, trade);
		this.set(position, Field.there, 1);
		this.#siblings.insert(instrument, position);
		this.#count++;
		return position;
	}

	/** What trades have moved in a holding, or may: settled, pending and released quantities, whatever their signs; 0 while there is none. */
	moved(entityId: string, accountId: string, instrumentId: string): number {
		const position = this.#known(this.ids.id(entityId), this.ids.id(accountId), this.ids.id(instrumentId), NONE);
		if (position === NONE) return 0;
		this.#asked = { entityId, accountId, instrumentId, position };
		let sum = 0;
		for (const field of MOVED) sum += Math.abs(this.get(position, field));
		return sum;
	}

	/** Nothing refers to it any more. */
	forget(position: number): void {
		this.set(position, Field.there, 0);
		this.#siblings.remove(this.get(position, Field.instrument), position);
		this.#count--;
	}

	*all(): Generator<number> {
		for (let position = 0; position < this.#records.size; position++) if (this.get(position, Field.there) === 1) yield position;
	}

	ofInstrument(instrumentId: string): number[] {
		return this.#siblings.rows(this.ids.id(instrumentId));
	}

	key(position: number): string {
		return securityKey(this.entityId(position), this.accountId(position), this.instrumentId(position), this.carvedTradeId(position));
	}

	entityId(position: number): string {
		return this.ids.text(this.get(position, Field.entity));
	}

	accountId(position: number): string {
		return this.ids.text(this.get(position, Field.account));
	}

	instrumentId(position: number): string {
		return this.ids.text(this.get(position, Field.instrument));
	}

	/** Of the one trade that an override has carved out; else null. */
	carvedTradeId(position: number): string | null {
		const trade = this.get(position, Field.carvedTrade);
		return trade === NONE ? null : this.ids.text(trade);
	}

	opening(position: number): Opening | null {
		return this.#openings[position] ?? null;
	}

	open(position: number, opening: Opening | null): void {
		this.#openings[position] = opening;
		this.#noteOpening(position, opening);
	}

	carved(position: number): readonly number[] {
		return this.#carved.get(position) ?? NOTHING;
	}

	setCarved(position: number, carved: readonly number[]): void {
		setOrDelete(this.#carved, position, carved);
	}

	securedCells(position: number): readonly number[] {
		return this.#securedCells.get(position) ?? NOTHING;
	}

	setSecuredCells(position: number, cells: readonly number[]): void {
		setOrDelete(this.#securedCells, position, cells);
	}

	save() {
		return {
			ids: this.ids.save(),
			keys: this.#keys.save(),
			records: this.#records.save(),
			openings: new SavedValues(this.#openings.slice()),
			siblings: this.#siblings.save(this.ids.size, this.#records.size),
			carved: new Map(this.#carved),
			securedCells: new Map(this.#securedCells),
			count: this.#count,
		};
	}

	/** What the rulebook has said is asked for again. */
	restore(saved: ReturnType<PositionTable['save']>): void {
		this.ids.restore(saved.ids);
		this.#keys.restore(saved.keys);
		this.#records.restore(saved.records);
		for (const opening of saved.openings) this.#openings.push(opening);
		this.#siblings.restore(saved.siblings);
		for (const [position, carved] of saved.carved) this.#carved.set(position, carved);
		for (const [position, cells] of saved.securedCells) this.#securedCells.set(position, cells);
		this.#count = saved.count;
		for (let position = 0; position < this.size; position++) this.set(position, Field.standingGeneration, NONE);
	}

	#isAsked(entityId: string, accountId: string, instrumentId: string): boolean {
		const { position } = this.#asked;
		if (position === NONE || this.get(position, Field.there) === 0) return false;
		return this.#asked.instrumentId === instrumentId && this.#asked.accountId === accountId && this.#asked.entityId === entityId;
	}

	/** Looks through what the instrument is held in, which is quicker than making the key for every trade. */
	#known(entity: number, account: number, instrument: number, trade: number): number {
		for (let one = this.#siblings.first(instrument); one >= 0; one = this.#siblings.next(one)) {
			if (this.get(one, Field.account) !== account || this.get(one, Field.entity) !== entity) continue;
			if (this.get(one, Field.carvedTrade) === trade) return one;
		}
		return NONE;
	}

	#create(entity: number, account: number, instrument: number, trade: number): void {
		const position = this.#records.push();
		this.set(position, Field.entity, entity);
		this.set(position, Field.account, account);
		this.set(position, Field.instrument, instrument);
		this.set(position, Field.carvedTrade, trade);
		this.#openings.push(null);
	}

	/** What is looked at with every trade, beside the other numbers. */
	#noteOpening(position: number, opening: Opening | null): void {
		this.set(position, Field.openingClass, opening === null ? NONE : ASSET_CLASSES.indexOf(opening.assetClass));
		this.set(position, Field.openingQuantity, opening?.quantity ?? 0);
		this.set(position, Field.openingEncumbered, opening?.encumbered ?? 0);
		this.set(position, Field.openingAt, opening?.at ?? 0);
	}
}

function setOrDelete(map: Map<number, readonly number[]>, position: number, values: readonly number[]): void {
	if (values.length === 0) map.delete(position);
	else map.set(position, values);
}
