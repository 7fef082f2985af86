import type {
	AccountRecord,
	AssetClass,
	Cash,
	Day,
	EntityRecord,
	InstrumentRecord,
	LimitState,
	OverrideEvent,
	ParsedBalance,
	Position,
	RatioFigures,
} from '@tideline/domain';
import { BookParts, type SavedParts } from './book-parts.ts';
import type { BookInput } from './decode/book-input.ts';
import { eventTime } from './decode/event-time.ts';
import type { Drained } from './dirty-sets.ts';
import { flush, type OnProblem } from './flush.ts';
import { InputFold } from './input-fold.ts';
import { type GroupParts, lcrOfParts } from './lcr/group-of-parts.ts';
import { type KeptCell, keepCells } from './lcr/kept-cells.ts';
import type { FoldedLcr, LcrInTrend } from './lcr/lcr-book.ts';
import { QUARTER_MS } from './minute.ts';
import { isHeld } from './position/position-state.ts';
import type { BusinessDay } from './reference/reference-index.ts';

export interface BookOptions {
	readonly onProblem?: OnProblem;
}

export interface SavedBook {
	readonly sequence: number;
	readonly eventTime: number;
	readonly input: ReturnType<InputFold['save']>;
	readonly parts: SavedParts;
}

export function createBook(options: BookOptions = {}): Book {
	return new Book(options);
}

/**
 * The fold: every fact of the log in, positions, cash and LCR out. What it holds does not depend on the order of facts or on how often
 * one comes, but for overrides, whose order in the log decides. One event costs what it touches; effects are summed when the book is read.
 */
export class Book {
	readonly #parts = new BookParts();
	readonly #input = new InputFold(this.#parts);
	readonly #onProblem: OnProblem;
	/** Records that could not be computed when they were last asked for: each is told once, not at every tick. */
	readonly #failing = new Set<string>();
	#sequence = 0;
	#eventTime = 0;

	constructor({ onProblem = () => undefined }: BookOptions) {
		this.#onProblem = onProblem;
	}

	/** Facts applied, duplicates included. */
	get sequence(): number {
		return this.#sequence;
	}

	/** Time of the newest event, in ms since the epoch, no later than that of its record; 0 before the first. */
	get eventTime(): number {
		return this.#eventTime;
	}

	/** `eventTime` as it will be once a fact is applied. */
	timeWith(input: BookInput, appendedAt: number): number {
		return Math.max(this.#eventTime, Math.min(eventTime(input), appendedAt));
	}

	/** How many holdings there are. */
	get positionCount(): number {
		return this.#parts.positions.table.count;
	}

	/**
	 * `appendedAt`: timestamp of the record, in ms. A desk whose clock is ahead must not put figures and trend a day ahead of the log.
	 * @throws an error for a fact that cannot be folded (amounts past the safe integers, an FX deal of three legs); it changes nothing.
	 */
	apply(input: BookInput, appendedAt = Number.POSITIVE_INFINITY): void {
		this.#input.fold(input);
		this.#sequence++;
		this.#tick(Math.min(eventTime(input), appendedAt));
	}

	/** Keys that changed since the last drain. */
	drain(): Drained {
		this.flush();
		const { changedPositions, changedCash, changedEntities } = this.#parts.dirty;
		const drained: Drained = { positions: [], removedPositions: [], cash: [...changedCash], entities: [] };
		const { table } = this.#parts.positions;
		for (let place = 0; place < changedPositions.size; place++) {
			const position = changedPositions.at(place);
			(isHeld(table, position) ? drained.positions : drained.removedPositions).push(table.key(position));
		}
		if (changedEntities.size > 0) {
			drained.entities.push(...changedEntities.keys());
			for (const { entityId, kind } of this.#parts.reference.entities.values())
				if (kind === 'group' && !changedEntities.has(entityId)) drained.entities.push(entityId);
		}
		for (const set of [changedPositions, changedCash, changedEntities]) set.clear();
		return drained;
	}

	/** Entities whose sums have moved since this was last asked, the group among them; reading it takes nothing from `drain`. */
	moved(): string[] {
		this.flush();
		const moved = this.#parts.dirty.changedEntities.takeMoved();
		if (moved.length === 0) return moved;
		const groups = this.entities().filter(({ entityId, kind }) => kind === 'group' && !moved.includes(entityId));
		return [...moved, ...groups.map(({ entityId }) => entityId)];
	}

	/** Null while there is none, and when it cannot be computed. */
	position(key: string): Position | null {
		this.flush();
		return this.#computed(`position ${key}`, () => this.#parts.view.record(key, this.#sequence));
	}

	/** Keys of everything held. */
	positionKeys(): string[] {
		const { table } = this.#parts.positions;
		return [...table.all()].filter((position) => isHeld(table, position)).map((position) => table.key(position));
	}

	/** Null while account, entity or business day are unknown, and when it cannot be computed. */
	cash(accountId: string): Cash | null {
		return this.#computed(`cash ${accountId}`, () => this.#parts.cash.record(accountId, this.#sequence, this.#eventTime));
	}

	accountIds(): string[] {
		return [...this.#parts.reference.accounts.keys()];
	}

	/** Null until entity and business day are known, and when it cannot be computed. `previous` is the limit state last shown. */
	lcr(entityId: string, previous?: LimitState | null): FoldedLcr | null {
		this.flush();
		return this.#computed(`lcr ${entityId}`, () => this.#parts.lcr.lcr(entityId, this.#sequence, previous));
	}

	/** What an entity brings to its ratio and to its group as it stands: what changes later leaves it as it is. */
	keepCells(entityId: string): KeptCell[] {
		this.flush();
		return keepCells(this.#parts.cells, entityId);
	}

	/** The LCR of a group whose entities have been kept at moments of their own, at the rates of now; null as `lcr`. */
	lcrOfParts(entityId: string, parts: GroupParts): FoldedLcr | null {
		return this.#computed(`lcr ${entityId} of its parts`, () => lcrOfParts(this.#parts, entityId, parts, this.#sequence));
	}

	/** The ratio alone, which costs less; null as `lcr`. */
	figures(entityId: string): RatioFigures | null {
		this.flush();
		return this.#computed(`lcr ${entityId}`, () => this.#parts.lcr.figures(entityId));
	}

	/** The ratio as the trend shows it, which costs less; null as `lcr`. */
	inTrend(entityId: string): LcrInTrend | null {
		this.flush();
		return this.#computed(`lcr ${entityId}`, () => this.#parts.lcr.inTrend(entityId, this.#sequence));
	}

	/** The business date of an entity; of a group that names none the latest of its entities. Undefined before the first one. */
	businessDate(entityId: string): Day | undefined {
		return this.#parts.lcr.businessDate(entityId);
	}

	entities(): EntityRecord[] {
		return [...this.#parts.reference.entities.values()];
	}

	/** The business day that an entity is in; undefined before its first one, and for a group that names none. */
	businessDay(entityId: string): BusinessDay | undefined {
		return this.#parts.reference.businessDay(entityId);
	}

	/** Ids of the overrides that decide for an entity, or for any (null). */
	overridesInForce(entityId: string | null): string[] {
		return this.#parts.overrides.idsInForce(entityId);
	}

	account(accountId: string): AccountRecord | undefined {
		return this.#parts.reference.accounts.get(accountId);
	}

	instrument(instrumentId: string): InstrumentRecord | undefined {
		return this.#parts.reference.instruments.get(instrumentId);
	}

	/** What a balance says now, before what it is held against. */
	balance(balanceId: string): ParsedBalance | undefined {
		return this.#parts.balances.find(balanceId);
	}

	/** Undefined while the trade has not come. */
	assetClass(tradeId: string): AssetClass | undefined {
		const { store } = this.#parts.trades;
		const row = store.find(tradeId);
		return row === undefined || store.version(row) === 0 ? undefined : store.assetClass(row);
	}

	/** US dollars for one unit, as a decimal. */
	usdRate(currency: string): string | undefined {
		return this.#parts.rates.usd(currency);
	}

	/** Expiries, and starts in a quiet log, that `now` (ms) makes due; the engine appends them. */
	dueOverrideEvents(now: number): OverrideEvent[] {
		return this.#parts.overrides.due(now);
	}

	/** Sums up what has changed. Reading does it by itself; a caller does it to spread the work. */
	flush(): void {
		flush(this.#parts, this.#onProblem);
	}

	/**
	 * Everything that the book is made of, at one moment; what can be computed again is left out.
	 * @throws Error while changes have not been drained: whoever restores the book would not hear of them.
	 */
	save(): SavedBook {
		this.flush();
		const { changedPositions, changedCash, changedEntities } = this.#parts.dirty;
		if (changedPositions.size + changedCash.size + changedEntities.size > 0) throw new Error('changes of the book have not been drained');
		return { sequence: this.#sequence, eventTime: this.#eventTime, input: this.#input.save(), parts: this.#parts.save() };
	}

	/** Makes a new book the one that was saved, arrays of which it takes over. */
	restore({ sequence, eventTime, input, parts }: SavedBook): void {
		this.#parts.restore(parts);
		this.#input.restore(input);
		this.#sequence = sequence;
		this.#eventTime = eventTime;
	}

	/** A figure past the safe integers is told and left out: it must not end the fold, which would meet it again at every start. */
	#computed<T>(item: string, compute: () => T): T | null {
		try {
			const result = compute();
			this.#failing.delete(item);
			return result;
		} catch (error) {
			if (!this.#failing.has(item)) this.#onProblem(item, error);
			this.#failing.add(item);
			return null;
		}
	}

	/** Every curve gets its next point when a quarter of an hour is over. */
	#tick(at: number): void {
		if (at <= this.#eventTime) return;
		if (Math.floor(at / QUARTER_MS) !== Math.floor(this.#eventTime / QUARTER_MS)) {
			for (const accountId of this.#parts.cash.ids()) this.#parts.dirty.accounts.add(accountId);
		}
		this.#eventTime = at;
	}
}
