import { assertNever } from '@tideline/domain';
import { BalanceBook } from './cash/balance-book.ts';
import { CashBook } from './cash/cash-book.ts';
import { DirtySets } from './dirty-sets.ts';
import type { CellMeaning } from './lcr/cell-meaning.ts';
import { Cells } from './lcr/cells.ts';
import { LcrBook } from './lcr/lcr-book.ts';
import { NettingBook } from './lcr/netting-book.ts';
import { ShareBuilder, Shares } from './lcr/shares.ts';
import type { PositionBook } from './position/position-book.ts';
import { PositionView } from './position/position-view.ts';
import { Classifier } from './reference/classifier.ts';
import { FxRates } from './reference/fx-rates.ts';
import { OverrideIndex } from './reference/override-index.ts';
import { Prices } from './reference/prices.ts';
import { ReferenceIndex } from './reference/reference-index.ts';
import { Regimes } from './reference/regimes.ts';
import { TradeBook } from './trade/trade-book.ts';

export type SavedParts = ReturnType<BookParts['save']>;

/** What a book is made of, joined so that a change in one part marks what depends on it in the others. */
export class BookParts {
	readonly reference = new ReferenceIndex();
	readonly prices = new Prices();
	readonly rates = new FxRates();
	readonly overrides = new OverrideIndex();
	readonly regimes = new Regimes(this.reference);
	readonly classifier = new Classifier(this.reference);
	readonly dirty = new DirtySets();
	readonly cells = new Cells((id, meaning, empty) => this.#cellChanged(id, meaning, empty));
	readonly shares = new Shares({ add: (cell, amount, excluded, items) => this.#addShare(cell, amount, excluded, items) });
	readonly builder = new ShareBuilder();
	readonly cash = new CashBook(this);
	readonly balances = new BalanceBook();
	readonly netting = new NettingBook(this.cells, this.shares, this.regimes);
	readonly lcr = new LcrBook(this);
	readonly trades = new TradeBook(this);
	readonly positions: PositionBook = this.trades.positions;
	readonly view = new PositionView(this);

	save() {
		const { reference, prices, rates, overrides, cells, shares, cash, balances, netting, trades } = this;
		return {
			reference: reference.save(),
			prices: prices.save(),
			rates: rates.save(),
			overrides: overrides.save(),
			cells: cells.save(),
			shares: shares.save(),
			cash: cash.save(),
			balances: balances.save(),
			netting: netting.save(),
			trades: trades.save(),
		};
	}

	restore(saved: SavedParts): void {
		this.reference.restore(saved.reference);
		this.regimes.renew();
		this.prices.restore(saved.prices);
		this.rates.restore(saved.rates);
		this.overrides.restore(saved.overrides);
		this.cells.restore(saved.cells);
		this.shares.restore(saved.shares);
		this.cash.restore(saved.cash);
		this.balances.restore(saved.balances);
		this.netting.restore(saved.netting);
		this.trades.restore(saved.trades);
	}

	/** A number below zero is no cell but an adjustment of a position (`PositionBook.adjustmentId`). */
	#addShare(cell: number, amount: number, excluded: number, items: number): void {
		if (cell >= 0) {
			this.cells.add(cell, amount, excluded, items);
			return;
		}
		const position = this.positions.adjust(cell, amount);
		if (position !== undefined) this.dirty.positions.add(position);
	}

	#cellChanged(id: number, meaning: CellMeaning, empty: boolean): void {
		switch (meaning.kind) {
			case 'line':
			case 'due':
			case 'unwind':
			case 'liability':
				this.dirty.changedEntities.add(meaning.entityId);
				return;
			case 'netting':
				this.netting.changed(meaning, id, empty);
				return;
			case 'secured':
				this.#securedChanged(id, meaning.position, empty);
				return;
			default:
				assertNever(meaning);
		}
	}

	#securedChanged(cell: number, key: string, empty: boolean): void {
		const { table } = this.positions;
		const position = table.find(key);
		if (position === undefined) return;
		this.dirty.positions.add(position);
		const cells = table.securedCells(position).filter((one) => one !== cell);
		table.setSecuredCells(position, empty ? cells : [...cells, cell]);
	}
}
