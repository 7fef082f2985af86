import { ChangedEntities } from './changed-entities.ts';
import { NumberSet } from './table/number-set.ts';
import { DirtyTrades } from './trade/dirty-trades.ts';

/** What has to be computed again before the book is read, and what has changed since it was last drained. */
export class DirtySets {
	readonly trades = new DirtyTrades();
	readonly positions = new NumberSet();
	readonly accounts = new Set<string>();
	readonly balances = new Set<string>();
	rates = false;

	readonly changedPositions = new NumberSet();
	readonly changedCash = new Set<string>();
	readonly changedEntities = new ChangedEntities();
}

/** Keys that changed since the last drain. */
export interface Drained {
	readonly positions: string[];
	readonly removedPositions: string[];
	readonly cash: string[];
	readonly entities: string[];
}
