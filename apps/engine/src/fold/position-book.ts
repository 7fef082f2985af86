import type { Posting, StockAdjustment, Trade } from '@tideline/domain';
import { Column } from './column.ts';
import type { Confirmations } from './confirmations.ts';
import { isForgotten, newPosition, type PositionState, positionKey } from './position-state.ts';
import { RowLists, type SavedRowLists } from './row-list.ts';
import { restorePositions, type SavedPositionStates, savePositions } from './saved-positions.ts';
import type { TradeStore } from './trade-store.ts';

const MINUTE = 60_000;
const NOTHING: readonly PositionState[] = [];
const ADJUSTMENTS = ['PENDING_SALE', 'ENCUMBERED', 'RECEIVED'] as const satisfies readonly StockAdjustment['kind'][];
type Sign = 1 | -1;

interface SavedPositions {
	readonly states: SavedPositionStates;
	readonly holding: Int32Array<ArrayBuffer>;
	readonly adjusted: Float64Array<ArrayBuffer>;
	readonly lists: SavedRowLists;
}

/** Security holdings by key: quantities as sums over trades, so that the order in which trades come does not matter. */
export class PositionBook {
	readonly #positions = new Map<string, PositionState>();
	/** A handful each: what an instrument is held in. */
	readonly #byInstrument = new Map<string, PositionState[]>();
	readonly #byIndex: (PositionState | undefined)[] = [];
	/** Index of the holding of each row. */
	readonly #holding = new Column(Int32Array, -1);
	readonly #adjusted = new Column(Float64Array);
	readonly #lists = new RowLists();
	readonly #trades: TradeStore;
	readonly #confirmations: Confirmations;

	constructor(trades: TradeStore, confirmations: Confirmations) {
		this.#trades = trades;
		this.#confirmations = confirmations;
	}

	get(key: string): PositionState | undefined {
		return this.#positions.get(key);
	}

	all(): Iterable<PositionState> {
		return this.#positions.values();
	}

	get size(): number {
		return this.#positions.size;
	}

	ofInstrument(instrumentId: string): readonly PositionState[] {
		return this.#byInstrument.get(instrumentId) ?? NOTHING;
	}

	ensure(entityId: string, accountId: string, instrumentId: string, tradeId: string | null): PositionState {
		const siblings = this.#byInstrument.get(instrumentId);
		// Quicker than making the key for every trade.
		for (const one of siblings ?? NOTHING)
			if (one.accountId === accountId && one.entityId === entityId && one.tradeId === tradeId) return one;
		const position = newPosition(this.#byIndex.length, entityId, accountId, instrumentId, tradeId);
		this.#byIndex.push(position);
		this.#positions.set(position.key, position);
		if (siblings === undefined) this.#byInstrument.set(instrumentId, [position]);
		else siblings.push(position);
		return position;
	}

	/** Forgets a holding that nothing says is there any more. */
	dropIfForgotten(position: PositionState): void {
		if (!isForgotten(position)) return;
		this.#positions.delete(position.key);
		this.#byIndex[position.index] = undefined;
		const siblings = this.#byInstrument.get(position.instrumentId) ?? [];
		siblings.splice(siblings.indexOf(position), 1);
		const { entityId, accountId, instrumentId } = position;
		const whole = this.#positions.get(positionKey(entityId, accountId, instrumentId, null));
		if (whole !== undefined) whole.carved = whole.carved.filter((one) => one !== position);
	}

	/** The holding that a carved one belongs to; itself when it was not carved. */
	wholeOf(position: PositionState): PositionState {
		const { entityId, accountId, instrumentId, tradeId } = position;
		return tradeId === null ? position : this.ensure(entityId, accountId, instrumentId, null);
	}

	/** The number that names an adjustment of a position in shares: below zero, where cells are not. */
	adjustmentId(position: PositionState, kind: StockAdjustment['kind']): number {
		return -1 - (position.index * ADJUSTMENTS.length + ADJUSTMENTS.indexOf(kind));
	}

	/** Adds to an adjustment and gives the position; undefined when it is gone. */
	adjust(adjustmentId: number, amount: number): PositionState | undefined {
		const slot = -1 - adjustmentId;
		this.#adjusted.set(slot, checked(this.#adjusted.get(slot) + amount));
		return this.#byIndex[Math.floor(slot / ADJUSTMENTS.length)];
	}

	/** Quantity by which trades change what of the holding counts. */
	adjustment(position: PositionState, kind: StockAdjustment['kind']): number {
		return this.#adjusted.get(position.index * ADJUSTMENTS.length + ADJUSTMENTS.indexOf(kind));
	}

	/** Puts a trade's effect into its holding (1) or takes it out again (−1); gives the holding. `carved`: into one of its own. */
	place(row: number, trade: Trade, posted: readonly Posting[], sign: Sign, carved: boolean): PositionState | null {
		let position: PositionState | null = null;
		for (const posting of posted) {
			if (posting.instrumentId === null) continue;
			if (position === null) {
				position = this.ensure(trade.entityId, posting.accountId, posting.instrumentId, carved ? trade.tradeId : null);
				this.#holding.set(row, sign === 1 ? position.index : -1);
				this.#count(row, trade, position, sign);
			}
			this.#post(row, trade, posting, position, sign);
		}
		return position;
	}

	/** The holding that the trade of a row is placed in. */
	holdingOf(row: number): PositionState | null {
		return this.#byIndex[this.#holding.get(row)] ?? null;
	}

	/** Purchases and sales in the holding. */
	tradesIn(position: PositionState): number[] {
		return this.#lists.rows(position.rows);
	}

	/** Deals that the holding secures. */
	securedBy(position: PositionState): number[] {
		return this.#lists.rows(position.securing);
	}

	/** The live trade with the latest event time, the greater id of two; null when there is none. */
	last(position: PositionState): { tradeId: string; at: number } | null {
		if (position.last !== undefined) return position.last;
		position.last = null;
		for (const row of [...this.tradesIn(position), ...this.securedBy(position)]) this.#considerLast(row, position);
		return position.last ?? null;
	}

	#count(row: number, trade: Trade, position: PositionState, sign: Sign): void {
		position.trades += sign;
		if (trade.late) position.lateTrades += sign;
		this.#vote(trade, position, sign);
		const list = trade.assetClass === 'REPO' ? position.securing : position.rows;
		if (sign === 1) {
			this.#lists.insert(list, row);
			if (position.last !== undefined) this.#considerLast(row, position);
		} else {
			this.#lists.remove(list, row);
			if (position.last?.tradeId === trade.tradeId) position.last = undefined;
		}
	}

	#vote({ assetClass }: Trade, position: PositionState, sign: Sign): void {
		const voted = this.wholeOf(position);
		if (voted !== position && !voted.carved.includes(position)) voted.carved = [...voted.carved, position];
		if (assetClass === 'BOND') voted.bonds += sign;
		else if (assetClass === 'EQUITY') voted.equities += sign;
		else if (assetClass === 'COMMODITY') voted.commodities += sign;
	}

	#considerLast(row: number, position: PositionState): void {
		const at = this.#trades.eventTime(row);
		const tradeId = this.#trades.tradeId(row);
		const { last } = position;
		if (last == null || at > last.at || (at === last.at && tradeId > last.tradeId)) position.last = { tradeId, at };
	}

	#post(row: number, trade: Trade, posting: Posting, position: PositionState, sign: Sign): void {
		if (posting.role === 'COLLATERAL') {
			this.#release(row, trade, posting, position, sign);
			return;
		}
		const amount = sign * posting.amount;
		const confirmed = this.#confirmations.minute(row, 'cash');
		if (confirmed < 0) position.pending = checked(position.pending + amount);
		else if (confirmed >= openingMinute(position)) position.settled = checked(position.settled + amount);
	}

	#release(row: number, trade: Trade, posting: Posting, position: PositionState, sign: Sign): void {
		if (trade.assetClass !== 'REPO' || trade.details.side !== 'REPO' || posting.postingId !== 'end-collateral') return;
		if (!this.startedBeforeOpening(row, position) || this.#confirmations.minute(row, 'end-cash') < openingMinute(position)) return;
		position.released = checked(position.released + sign * posting.amount);
	}

	/** Holdings by their index. */
	save(): SavedPositions {
		const rows = this.#trades.size;
		return {
			states: savePositions(this.#byIndex),
			holding: this.#holding.save(rows),
			adjusted: this.#adjusted.save(this.#byIndex.length * ADJUSTMENTS.length),
			lists: this.#lists.save(rows),
		};
	}

	restore({ states, holding, adjusted, lists }: SavedPositions): void {
		for (const position of restorePositions(states)) {
			this.#byIndex.push(position);
			if (position === undefined) continue;
			this.#positions.set(position.key, position);
			const siblings = this.#byInstrument.get(position.instrumentId);
			if (siblings === undefined) this.#byInstrument.set(position.instrumentId, [position]);
			else siblings.push(position);
		}
		this.#holding.restore(holding);
		this.#adjusted.restore(adjusted);
		this.#lists.restore(lists);
	}

	/** The deal's collateral had gone when the opening was taken: the opening's encumbered part has it. */
	startedBeforeOpening(row: number, position: PositionState): boolean {
		const started = this.#confirmations.minute(row, 'start-cash');
		return started >= 0 && started < openingMinute(position);
	}
}

function openingMinute({ opening }: PositionState): number {
	return opening === null ? 0 : Math.floor(opening.at / MINUTE);
}

function checked(amount: number): number {
	if (!Number.isSafeInteger(amount)) throw new RangeError(`a quantity of ${amount} is past the safe integers`);
	return amount;
}
