import {
	canBeCarved,
	type Day,
	MAX_BALANCE,
	MAX_QUANTITY,
	type OverrideProposal,
	type Posting,
	postings,
	type TradeTerms,
	within,
} from '@tideline/domain';
import type { CashBook } from '../cash/cash-book.ts';
import type { TradeFact } from '../decode/book-input.ts';
import type { DirtySets } from '../dirty-sets.ts';
import type { Cells } from '../lcr/cells.ts';
import { NO_SHARE, ShareBuilder, type Shares } from '../lcr/shares.ts';
import { PositionBook } from '../position/position-book.ts';
import type { OverrideIndex } from '../reference/override-index.ts';
import type { ReferenceIndex } from '../reference/reference-index.ts';
import type { Regimes } from '../reference/regimes.ts';
import { Column } from '../table/column.ts';
import { Interner } from '../table/interner.ts';
import { RowLists, type SavedRowLists } from '../table/row-list.ts';
import { Confirmations } from './confirmations.ts';
import type { PostedTrade } from './dirty-trades.ts';
import { writeTradeShare } from './trade-share.ts';
import { TradeStore } from './trade-store.ts';
import { UntilIndex } from './until-index.ts';

/** Sums stay this far below the safe integers, so that taking a trade out and putting its next version in cannot fail half-way. */
const MAX_SUM = 2 ** 52;

export interface TradeBookDeps {
	readonly cells: Cells;
	readonly shares: Shares;
	readonly cash: CashBook;
	readonly reference: ReferenceIndex;
	readonly regimes: Regimes;
	readonly overrides: OverrideIndex;
	readonly dirty: DirtySets;
}

export interface SavedTradeBook {
	readonly store: ReturnType<TradeStore['save']>;
	readonly positions: ReturnType<PositionBook['save']>;
	readonly confirmations: ReturnType<Confirmations['save']>;
	readonly share: Float64Array<ArrayBuffer>;
	readonly lists: SavedRowLists;
	readonly counterparties: Iterable<string>;
	readonly until: ReturnType<UntilIndex['save']>;
	readonly carved: Int32Array;
}

/** Trades by id, what they have done to accounts and holdings, and what they add to the LCR while they are unsettled. */
export class TradeBook {
	readonly store = new TradeStore();
	readonly positions: PositionBook;
	readonly #confirmations = new Confirmations();
	readonly #share = new Column(Float64Array, NO_SHARE);
	/** Trades by the number of their counterparty. */
	readonly #lists = new RowLists();
	readonly #counterparties = new Interner();
	readonly #until = new UntilIndex();
	/** Rows whose holding is one of their own, because an override targets them. */
	readonly #carved = new Set<number>();
	readonly #builder = new ShareBuilder();
	readonly #deps: TradeBookDeps;

	constructor(deps: TradeBookDeps) {
		this.#deps = deps;
		this.positions = new PositionBook(this.store, this.#confirmations);
	}

	/** The higher version replaces; a duplicate or an older one changes nothing. */
	apply(fact: TradeFact): void {
		const { trade } = fact;
		const row = this.store.rowOf(trade.tradeId);
		if (trade.version <= this.store.version(row)) return;
		// Before anything is changed, because it throws for a trade that cannot be.
		const posted = postings(trade);
		this.#checkRoom(trade, posted);
		const body = fact.body === undefined ? this.store.bodyOf(fact.trade) : fact.body;
		const before = this.store.read(row);
		if (before !== null) {
			this.#place(row, before, -1);
			if (before.counterpartyId !== trade.counterpartyId) this.#lists.remove(this.#counterparties.id(before.counterpartyId), row);
		}
		if (before?.counterpartyId !== trade.counterpartyId) this.#lists.insert(this.#counterparties.id(trade.counterpartyId), row);
		this.store.write(row, trade, body);
		this.#place(row, trade, 1, posted);
	}

	/** @throws RangeError for an amount past the bounds, or a trade with which the sums of an account or a holding would come too near to theirs. */
	#checkRoom({ entityId }: TradeTerms, posted: readonly Posting[]): void {
		// All payments of the trade may fall on one account and day.
		let payments = 0;
		for (const { kind, accountId, instrumentId, valueDate, amount } of posted) {
			const size = within(kind === 'CASH' ? MAX_BALANCE : MAX_QUANTITY, Math.abs(amount), kind === 'CASH' ? 'a payment' : 'a quantity');
			if (kind === 'CASH') {
				payments += size;
				within(MAX_SUM, Math.abs(this.#deps.cash.account(accountId).due(valueDate)) + payments, 'a sum of payments');
			} else if (instrumentId !== null) {
				within(MAX_SUM, this.positions.table.moved(entityId, accountId, instrumentId) + size, 'a sum of quantities');
			}
		}
	}

	/** A payment settles a posting, perhaps of a trade that has not come yet. */
	confirm(tradeId: string, postingId: string, confirmedAt: number): void {
		const row = this.store.rowOf(tradeId);
		this.#replace(row, () => this.#confirmations.confirm(row, postingId, confirmedAt));
	}

	/** Places again what an override of the trade, or its end, moves to another holding. */
	targetChanged(tradeId: string): void {
		const row = this.store.find(tradeId);
		if (row !== undefined) this.#replace(row, () => undefined);
	}

	/** Changes a holding in a way that decides what its trades have done to it. */
	reopen(position: number, change: () => void): void {
		const trades = this.positions.tradesOf(position).flatMap((row): [number, TradeTerms][] => {
			const trade = this.store.read(row);
			return trade === null ? [] : [[row, trade]];
		});
		for (const [row, trade] of trades) this.#place(row, trade, -1);
		change();
		for (const [row, trade] of trades) this.#place(row, trade, 1);
	}

	counterpartyChanged(counterpartyId: string): void {
		for (const row of this.#lists.rows(this.#counterparties.id(counterpartyId))) this.#deps.dirty.trades.add(row);
	}

	/** The calculation date has moved: only trades for which that day was noted are looked at. */
	dateChanged(entityId: string, date: Day): void {
		for (const row of this.#until.take(entityId, date)) this.#deps.dirty.trades.add(row);
	}

	/** Everything about an entity is different: every row is looked at. */
	entityChanged(entityId: string): void {
		for (let row = 0; row < this.store.size; row++) {
			const trade = this.store.read(row);
			if (trade?.entityId === entityId) this.#deps.dirty.trades.add(row);
		}
	}

	/** Renews what a trade adds to the LCR. @throws an error when that cannot be computed; it then adds nothing. */
	renewShare(row: number, known: PostedTrade | null): void {
		const trade = known?.trade ?? this.store.read(row);
		const address = this.#deps.shares.renew(this.#share.get(row), this.#builder, () => {
			if (trade !== null) this.#writeShare(row, trade, known?.posted);
		});
		this.#share.set(row, address);
	}

	save(): SavedTradeBook {
		const { size } = this.store;
		return {
			store: this.store.save(),
			positions: this.positions.save(),
			confirmations: this.#confirmations.save(size),
			share: this.#share.save(size),
			lists: this.#lists.save(this.#counterparties.size, size),
			counterparties: this.#counterparties.save(),
			until: this.#until.save(),
			carved: Int32Array.from(this.#carved),
		};
	}

	restore(saved: SavedTradeBook): void {
		this.store.restore(saved.store);
		this.positions.restore(saved.positions);
		this.#confirmations.restore(saved.confirmations);
		this.#share.restore(saved.share);
		this.#lists.restore(saved.lists);
		this.#counterparties.restore(saved.counterparties);
		this.#until.restore(saved.until);
		for (const row of saved.carved) this.#carved.add(row);
	}

	#writeShare(row: number, trade: TradeTerms, posted: readonly Posting[] = postings(trade)): void {
		const { reference, regimes, cells } = this.#deps;
		const entity = reference.entities.get(trade.entityId);
		const day = reference.businessDay(trade.entityId);
		if (entity === undefined || day === undefined) return;
		const counterparty = reference.counterparties.get(trade.counterpartyId) ?? null;
		const { until } = writeTradeShare(
			trade,
			{
				row,
				posted,
				entity,
				day,
				counterparty,
				intragroup: reference.isIntragroup(counterparty),
				rulebooks: regimes.of(trade.entityId),
				position: this.positions.holdingOf(row),
				override: this.#override(trade),
				cells,
				positions: this.positions,
				confirmations: this.#confirmations,
			},
			this.#builder,
		);
		if (until !== null) this.#until.note(trade.entityId, until, row);
	}

	/** A flow line is overridden for one trade, else for all with its counterparty. */
	#override({ tradeId, counterpartyId, entityId }: TradeTerms): OverrideProposal | null {
		const { overrides } = this.#deps;
		return (overrides.find('TRADE', tradeId, entityId) ?? overrides.find('COUNTERPARTY', counterpartyId, entityId))?.proposal ?? null;
	}

	#replace(row: number, change: () => unknown): void {
		const trade = this.store.read(row);
		if (trade !== null) this.#place(row, trade, -1);
		change();
		if (trade !== null) this.#place(row, trade, 1);
	}

	#place(row: number, trade: TradeTerms, sign: 1 | -1, posted = postings(trade)): void {
		const { dirty, cash } = this.#deps;
		if (sign === 1) this.#carve(row, trade);
		const position = this.positions.place(row, trade, posted, sign, this.#carved.has(row));
		if (position >= 0) dirty.positions.add(position);
		for (const posting of posted) {
			if (posting.kind !== 'CASH' || this.#confirmations.has(row, posting.postingId)) continue;
			cash.account(posting.accountId).expect(posting.valueDate, sign * posting.amount);
			dirty.accounts.add(posting.accountId);
		}
		dirty.trades.addKnown(row, trade, posted);
	}

	#carve(row: number, trade: TradeTerms): void {
		const isCarved = canBeCarved(trade) && this.#deps.overrides.find('TRADE', trade.tradeId, trade.entityId) !== undefined;
		if (isCarved) this.#carved.add(row);
		else this.#carved.delete(row);
	}
}
