import type { NewRecord } from '@tideline/event-log';
import type { BankEntity } from '../bank/entities.ts';
import { Random } from '../random/random.ts';
import { planPayment } from './book.ts';
import type { Lookup, Slice } from './context.ts';
import { businessDayBefore } from './dates.ts';
import { drawDeal } from './draw-deal.ts';
import { confirmation, planned } from './settlement.ts';
import { businessDay, type DayState } from './state.ts';
import type { Timing } from './timing.ts';

/** Deals of the days before by desk, and their average size in US dollars. */
const BOOK = [
	['oms.bond', 60, 9_000_000],
	['ems.equity', 40, 2_500_000],
	['oms.fx', 40, 12_000_000],
	['oms.repo', 36, 45_000_000],
	['oms.interbank', 30, 40_000_000],
] as const;
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Deals were struck from this long before the opening until two hours before it. */
const STRUCK_MS = 14 * HOUR;
/** Payments due on the opening day come in through its first hours. */
const SETTLING_MS = 9 * HOUR;

/** The book that the day opens with: purchases and sales that settle today, and money market deals that began yesterday. */
export function outstanding(state: DayState, lookup: Lookup): NewRecord[] {
	const random = Random.resumed(state.random);
	const slice: Slice = { state, lookup, random, records: [] };
	for (const [desk, count, usd] of BOOK) {
		const started = desk === 'oms.repo' || desk === 'oms.interbank';
		for (let left = count; left > 0; left--) {
			const at = state.openedAt - STRUCK_MS + random.index(STRUCK_MS - 2 * HOUR);
			const timing = ({ record: { entityId, currency } }: BankEntity): Timing => {
				const today = businessDay(state, entityId);
				const tradeDate = businessDayBefore(today, currency);
				return { tradeDate, valueDate: started ? tradeDate : today, sameDay: true };
			};
			const deal = drawDeal(desk, usd * random.skewed(), timing, slice);
			const text = deal.message({ version: 1, lifecycle: 'NEW', at });
			slice.records.push({ topic: deal.topic, key: deal.tradeId, value: Buffer.from(text), timestamp: at });
			const today = businessDay(state, deal.entityId);
			for (const leg of deal.legs) {
				if (leg.valueDate < today) slice.records.push(confirmation(planned(deal, leg, at + 5 * MINUTE, 0), slice));
				else if (leg.valueDate <= today) planPayment(deal, leg, state.openedAt + 5 * MINUTE, SETTLING_MS, slice);
			}
		}
	}
	state.random = random.state();
	return slice.records;
}
