import { assertNever } from '@tideline/domain';
import type { BookInput } from './book-input.ts';

/** When what a fact tells of happened, in ms since the epoch; 0 for reference data and tombstones, which have no time. */
export function eventTime(input: BookInput): number {
	switch (input.kind) {
		case 'trade':
			return input.trade.eventTime;
		case 'payment':
			return input.confirmedAt;
		case 'balance':
			return input.balance.at;
		case 'price':
		case 'fx':
			return input.at;
		case 'override':
			return input.event.at;
		case 'balance-gone':
		case 'price-gone':
		case 'fx-gone':
		case 'entity':
		case 'business-day':
		case 'account':
		case 'counterparty':
		case 'instrument':
			return 0;
		default:
			return assertNever(input);
	}
}
