import { TooManyLegsError, UnknownLineError, UnsafeAmountError } from '@tideline/domain';
import type { Events } from '../events.ts';

/** A trade or a balance behind a ratio. */
export interface NamedItem {
	readonly kind: 'TRADE' | 'BALANCE';
	readonly id: string;
}

/**
 * What `compute` gives of an item, or null for one that the fold sets aside as well: a deal of too many legs, an amount past the safe
 * integers, a line that no rulebook has. It is told; any other error is a fault of this program and is thrown on.
 */
export function unlessSetAside<T>({ kind, id }: NamedItem, compute: () => T, events: Pick<Events, 'itemLeftOut'>): T | null {
	try {
		return compute();
	} catch (error) {
		if (!isSetAside(error)) throw error;
		events.itemLeftOut(kind, id, error);
		return null;
	}
}

function isSetAside(error: unknown): boolean {
	return error instanceof TooManyLegsError || error instanceof UnsafeAmountError || error instanceof UnknownLineError;
}
