import type { BookParts } from './book-parts.ts';
import { markEntities } from './input-fold.ts';
import { Field, NONE } from './position/position-fields.ts';

/** Hears of an item whose effect could not be computed; it then has none. */
export type OnProblem = (item: string, error: unknown) => void;

/** Sums up what has changed: trades first, because they move holdings and netting sets. */
export function flush(parts: BookParts, onProblem: OnProblem): void {
	flushTrades(parts, onProblem);
	flushPositions(parts, onProblem);
	flushAccounts(parts, onProblem);
	for (const balanceId of parts.dirty.balances) {
		guard(onProblem, balanceId, () => parts.balances.renewShare(balanceId, parts));
	}
	parts.dirty.balances.clear();
	if (parts.dirty.rates) {
		parts.netting.ratesChanged();
		markEntities(parts);
		parts.dirty.rates = false;
	}
	const convertFor = (entityId: string) => parts.rates.convertInto(parts.reference.entities.get(entityId)?.currency ?? 'USD');
	for (const key of parts.netting.takeDirty()) guard(onProblem, key, () => parts.netting.renewShare(key, convertFor, parts.builder));
}

function flushTrades({ dirty, trades }: BookParts, onProblem: OnProblem): void {
	dirty.trades.drain((row, known) => {
		try {
			trades.renewShare(row, known);
		} catch (error) {
			onProblem(trades.store.tradeId(row), error);
		}
	});
}

function flushPositions({ dirty, positions, view }: BookParts, onProblem: OnProblem): void {
	const { table } = positions;
	for (let place = 0; place < dirty.positions.size; place++) {
		const position = dirty.positions.at(place);
		// The whole shows as booked what is carved out of it; one that was visited already has seen the quantities as they are.
		if (table.get(position, Field.carvedTrade) !== NONE) dirty.positions.add(positions.wholeOf(position));
		try {
			view.share(position);
		} catch (error) {
			onProblem(table.key(position), error);
		}
		dirty.changedPositions.add(position);
		positions.dropIfForgotten(position);
	}
	dirty.positions.clear();
}

function flushAccounts({ dirty, cash, builder }: BookParts, onProblem: OnProblem): void {
	for (const accountId of dirty.accounts) {
		guard(onProblem, accountId, () => cash.share(accountId, builder));
		dirty.changedCash.add(accountId);
	}
	dirty.accounts.clear();
}

function guard(onProblem: OnProblem, item: string, renew: () => void): void {
	try {
		renew();
	} catch (error) {
		onProblem(item, error);
	}
}
