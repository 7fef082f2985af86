import { type Day, dayOfInstant, type EntityRecord, entityCalendar, latestBusinessDay } from '@tideline/domain';
import { ENTITY_RECORDS } from '../bank/entities.ts';
import { dateText } from '../desk/time-text.ts';
import { jsonRecord } from '../json-record.ts';
import type { Random } from '../random/random.ts';
import type { Slice } from './context.ts';
import { push } from './queue.ts';
import type { DayState } from './state.ts';

const HOUR = 3_600_000;
/** Core banking's batch is done this long after an entity's midnight; until then the balances of the day before hold. */
const FILE_AFTER_MS = 45 * 60_000;

/** The business day that an entity is in at an instant: weekends and holidays belong to the day before them. */
export function businessDayAt({ timeZone, ...entity }: EntityRecord, at: number): Day {
	return latestBusinessDay(dayOfInstant(at, timeZone), entityCalendar(entity));
}

/** At an entity's midnight its next business day opens; the payments that were waiting for it come in the hours after. */
export function openDays({ state, random, records }: Slice): void {
	for (const entity of ENTITY_RECORDS) {
		const { entityId } = entity;
		const today = businessDayAt(entity, state.at);
		if (today <= (state.businessDays[entityId] ?? Number.NEGATIVE_INFINITY)) continue;
		state.businessDays[entityId] = today;
		state.filesDue = { ...state.filesDue, [entityId]: state.at + FILE_AFTER_MS };
		const value = { entityId, date: dateText(today), openedAt: new Date(state.at).toISOString() };
		records.push(jsonRecord('reference.business-days', entityId, value, state.at));
		settleWaiting(entityId, today, state, random);
	}
}

function settleWaiting(entityId: string, today: Day, state: DayState, random: Random): void {
	const waiting = state.later[entityId] ?? [];
	for (const { valueDate, item } of waiting) {
		if (valueDate <= today) push(state.queue, { ...item, at: state.at + Math.floor(random.between(0.1, 9) * HOUR) });
	}
	state.later[entityId] = waiting.filter(({ valueDate }) => valueDate > today);
}
