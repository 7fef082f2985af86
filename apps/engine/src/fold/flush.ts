import type { BookParts } from './book-parts.ts';
import { markEntities } from './input-fold.ts';

/** Hears of an item whose effect could not be computed; it then has none. */
export type OnProblem = (item: string, error: unknown) => void;

/** Sums up what has changed: trades first, because they move holdings and netting sets. */
export function flush(parts: BookParts, onProblem: OnProblem): void {
	const guard = (item: () => string, renew: () => void) => {
		try {
			renew();
		} catch (error) {
			onProblem(item(), error);
		}
	};
	const { trades, positions, accounts, balances } = parts.dirty;
	for (const [row, known] of trades)
		guard(
			() => parts.trades.store.tradeId(row),
			() => parts.trades.renewShare(row, known),
		);
	trades.clear();
	for (const position of positions) {
		// The whole shows as booked what is carved out of it; one that was visited already has seen the quantities as they are.
		if (position.tradeId !== null) positions.add(parts.positions.wholeOf(position));
		guard(
			() => position.key,
			() => parts.view.share(position),
		);
		parts.dirty.changedPositions.add(position);
		parts.positions.dropIfForgotten(position);
	}
	positions.clear();
	for (const accountId of accounts) {
		guard(
			() => accountId,
			() => parts.cash.share(accountId, parts.cells, parts.shares, parts.builder),
		);
		parts.dirty.changedCash.add(accountId);
	}
	accounts.clear();
	for (const balanceId of balances) {
		guard(
			() => balanceId,
			() => parts.balances.renewShare(balanceId, parts.reference, parts.cells, parts.shares),
		);
	}
	balances.clear();
	if (parts.dirty.rates) {
		parts.netting.ratesChanged();
		markEntities(parts);
		parts.dirty.rates = false;
	}
	const convertFor = (entityId: string) => parts.rates.convertInto(parts.reference.entities.get(entityId)?.currency ?? 'USD');
	for (const key of parts.netting.takeDirty()) {
		guard(
			() => key,
			() => parts.netting.renewShare(key, convertFor, parts.builder),
		);
	}
}
