import type { Posting, Trade } from '@tideline/domain';
import type { PositionState } from './position-state.ts';

/** A trade and what it does to cash and securities. */
export interface PostedTrade {
	readonly trade: Trade;
	readonly posted: readonly Posting[];
}

/** What has to be computed again before the book is read, and what has changed since it was last drained. */
export class DirtySets {
	/** Rows of trades, with the trade and its postings where they are at hand. */
	readonly trades = new Map<number, PostedTrade | null>();
	readonly positions = new Set<PositionState>();
	readonly accounts = new Set<string>();
	readonly balances = new Set<string>();
	rates = false;

	readonly changedPositions = new Set<PositionState>();
	readonly changedCash = new Set<string>();
	readonly changedEntities = new Set<string>();
}

/** Keys that changed since the last drain. */
export interface Drained {
	readonly positions: string[];
	readonly removedPositions: string[];
	readonly cash: string[];
	readonly entities: string[];
}
