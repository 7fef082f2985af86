import { type Posting, type StockAdjustment, securityKey, type TradeTerms } from '@tideline/domain';
import { minuteOf } from '../minute.ts';
import { Column } from '../table/column.ts';
import { RowLists } from '../table/row-list.ts';
import type { Confirmations } from '../trade/confirmations.ts';
import type { TradeStore } from '../trade/trade-store.ts';
import { Field, NONE, UNKNOWN } from './position-fields.ts';
import { isForgotten } from './position-state.ts';
import { PositionTable } from './position-table.ts';

/** Where the booked class of a trade is counted. */
const VOTES = { BOND: Field.bonds, EQUITY: Field.equities, COMMODITY: Field.commodities } as const;
/** Quantities that shares of trades adjust, and their kinds in the same order. */
const ADJUSTED = [Field.pendingSale, Field.encumbered, Field.received] as const;
const ADJUSTMENTS = ['PENDING_SALE', 'ENCUMBERED', 'RECEIVED'] as const satisfies readonly StockAdjustment['kind'][];
type Sign = 1 | -1;

/** What trades do to security holdings: quantities as sums over trades, so that the order in which trades come does not matter. */
export class PositionBook {
	readonly table = new PositionTable();
	/** The holding of each row. */
	readonly #holding = new Column(Int32Array, NONE);
	/** Two a holding: purchases and sales, and deals that it secures. */
	readonly #lists = new RowLists();
	readonly #trades: TradeStore;
	readonly #confirmations: Confirmations;

	constructor(trades: TradeStore, confirmations: Confirmations) {
		this.#trades = trades;
		this.#confirmations = confirmations;
	}

	save() {
		const rows = this.#trades.size;
		return { table: this.table.save(), holding: this.#holding.save(rows), lists: this.#lists.save(2 * this.table.size, rows) };
	}

	restore({ table, holding, lists }: ReturnType<PositionBook['save']>): void {
		this.table.restore(table);
		this.#holding.restore(holding);
		this.#lists.restore(lists);
	}

	/** Forgets a holding that nothing says is there any more. */
	dropIfForgotten(position: number): void {
		const { table } = this;
		if (!isForgotten(table, position) || table.get(position, Field.there) === 0) return;
		table.forget(position);
		const [entityId, accountId, instrumentId] = [table.entityId(position), table.accountId(position), table.instrumentId(position)];
		const whole = table.find(securityKey(entityId, accountId, instrumentId));
		if (whole === undefined) return;
		table.setCarved(
			whole,
			table.carved(whole).filter((one) => one !== position),
		);
	}

	/** The holding that a carved one belongs to; itself when it was not carved. */
	wholeOf(position: number): number {
		const { table } = this;
		if (table.get(position, Field.carvedTrade) === NONE) return position;
		return table.ensure(table.entityId(position), table.accountId(position), table.instrumentId(position), null);
	}

	/** The number that names an adjustment of a position in shares: below zero, where cells are not. */
	adjustmentId(position: number, kind: StockAdjustment['kind']): number {
		return -1 - (position * ADJUSTMENTS.length + ADJUSTMENTS.indexOf(kind));
	}

	/** Adds to an adjustment and gives the position; undefined when it is gone. */
	adjust(adjustmentId: number, amount: number): number | undefined {
		const slot = -1 - adjustmentId;
		const position = Math.floor(slot / ADJUSTED.length);
		this.table.add(position, ADJUSTED[slot % ADJUSTED.length] as number, amount);
		return this.table.get(position, Field.there) === 1 ? position : undefined;
	}

	/** Puts a trade's effect into its holding (1) or takes it out again (−1); gives the holding, −1 without one. `carved`: into one of its own. */
	place(row: number, trade: TradeTerms, posted: readonly Posting[], sign: Sign, carved: boolean): number {
		let position: number = NONE;
		for (const posting of posted) {
			if (posting.instrumentId === null) continue;
			if (position === NONE) {
				position = this.table.ensure(trade.entityId, posting.accountId, posting.instrumentId, carved ? trade.tradeId : null);
				this.#holding.set(row, sign === 1 ? position : NONE);
				this.#count(row, trade, position, sign);
			}
			this.#post(row, trade, posting, position, sign);
		}
		return position;
	}

	/** The holding that the trade of a row is placed in; −1 without one. */
	holdingOf(row: number): number {
		return this.#holding.get(row);
	}

	/** Purchases and sales in the holding, then deals that it secures. */
	tradesOf(position: number): number[] {
		return [...this.#lists.rows(2 * position), ...this.#lists.rows(2 * position + 1)];
	}

	/** The live trade with the latest event time, the greater id of two; null when there is none. */
	last(position: number): { tradeId: string; at: number } | null {
		if (this.table.get(position, Field.lastRow) === UNKNOWN) {
			this.table.set(position, Field.lastRow, NONE);
			for (const row of this.tradesOf(position)) this.#considerLast(row, position);
		}
		const last = this.table.get(position, Field.lastRow);
		return last === NONE ? null : { tradeId: this.#trades.tradeId(last), at: this.#trades.eventTime(last) };
	}

	#count(row: number, { assetClass, late }: TradeTerms, position: number, sign: Sign): void {
		const { table } = this;
		table.add(position, Field.trades, sign);
		if (late) table.add(position, Field.lateTrades, sign);
		if (assetClass === 'BOND' || assetClass === 'EQUITY' || assetClass === 'COMMODITY')
			table.add(this.#voted(position), VOTES[assetClass], sign);
		const list = 2 * position + (assetClass === 'REPO' ? 1 : 0);
		const last = table.get(position, Field.lastRow);
		if (sign === 1) {
			this.#lists.insert(list, row);
			if (last !== UNKNOWN) this.#considerLast(row, position);
		} else {
			this.#lists.remove(list, row);
			if (last === row) table.set(position, Field.lastRow, UNKNOWN);
		}
	}

	/** Where the trades of a holding vote for its class. */
	#voted(position: number): number {
		const whole = this.wholeOf(position);
		if (whole === position) return whole;
		const carved = this.table.carved(whole);
		if (!carved.includes(position)) this.table.setCarved(whole, [...carved, position]);
		return whole;
	}

	#considerLast(row: number, position: number): void {
		const last = this.table.get(position, Field.lastRow);
		const newer = last === NONE ? 1 : this.#trades.eventTime(row) - this.#trades.eventTime(last);
		if (newer > 0 || (newer === 0 && this.#trades.tradeId(row) > this.#trades.tradeId(last))) this.table.set(position, Field.lastRow, row);
	}

	#post(row: number, trade: TradeTerms, posting: Posting, position: number, sign: Sign): void {
		if (posting.role === 'COLLATERAL') {
			this.#release(row, trade, posting, position, sign);
			return;
		}
		const confirmed = this.#confirmations.minute(row, 'cash');
		if (confirmed < 0) this.table.add(position, Field.pending, sign * posting.amount);
		else if (confirmed >= this.#openingMinute(position)) this.table.add(position, Field.settled, sign * posting.amount);
	}

	#release(row: number, trade: TradeTerms, posting: Posting, position: number, sign: Sign): void {
		if (trade.assetClass !== 'REPO' || trade.details.side !== 'REPO' || posting.postingId !== 'end-collateral') return;
		if (!this.startedBeforeOpening(row, position)) return;
		if (this.#confirmations.minute(row, 'end-cash') >= this.#openingMinute(position)) {
			this.table.add(position, Field.released, sign * posting.amount);
		}
	}

	/** The deal's collateral had gone when the opening was taken: the opening's encumbered part has it. */
	startedBeforeOpening(row: number, position: number): boolean {
		const started = this.#confirmations.minute(row, 'start-cash');
		return started >= 0 && started < this.#openingMinute(position);
	}

	#openingMinute(position: number): number {
		return minuteOf(this.table.get(position, Field.openingAt));
	}
}
