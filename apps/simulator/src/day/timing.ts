import type { Day } from '@tideline/domain';
import { settlementDay } from './dates.ts';

/** When a deal settles: on its trade date, or later. */
export interface Timing {
	readonly tradeDate: Day;
	readonly valueDate: Day;
	/** The trade date itself: cash moves within minutes. */
	readonly sameDay: boolean;
}

/** The day on which a deal in these currencies settles; the ticket was dated by the calendar of its entity. */
export function valueDateIn(currencies: readonly string[], { valueDate, sameDay }: Timing): Day {
	return sameDay ? valueDate : settlementDay(valueDate, currencies);
}
