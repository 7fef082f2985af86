import type { Day } from '../day.ts';
import type { Posting } from './posting.ts';

/** A movement of cash, received positive. */
export function cashPosting(postingId: string, accountId: string, valueDate: Day, currency: string, amount: number): Posting {
	return { postingId, accountId, valueDate, kind: 'CASH', currency, instrumentId: null, amount: amount + 0, role: 'OWN' };
}
