import { assertNever, checkBusinessDay, checkTime } from '@tideline/domain';
import type { BookInput } from './book-input.ts';

/** Holds when a fact says that it happened against the timestamp of its record (ms since the epoch). @throws BadTimeError */
export function checkFactTime(input: BookInput, appendedAt: number): void {
	switch (input.kind) {
		case 'trade':
			checkTime(input.trade.eventTime, appendedAt, 'eventTime');
			return;
		case 'payment':
			checkTime(input.confirmedAt, appendedAt, 'confirmedAt');
			return;
		case 'balance':
			checkTime(input.balance.at, appendedAt, 'at');
			return;
		case 'price':
		case 'fx':
			checkTime(input.at, appendedAt, 'at');
			return;
		case 'override':
			checkTime(input.event.at, appendedAt, 'at');
			return;
		case 'business-day':
			checkBusinessDay(input.date, input.openedAt, appendedAt);
			return;
		case 'balance-gone':
		case 'price-gone':
		case 'fx-gone':
		case 'entity':
		case 'account':
		case 'counterparty':
		case 'instrument':
			return;
		default:
			assertNever(input);
	}
}
