import { dayOfInstant, formatDay } from '@tideline/domain';
import type { DeskTopic } from '@tideline/event-log';
import type { DayState } from './state.ts';

const PREFIX: Readonly<Record<DeskTopic | 'payment', string>> = {
	'oms.fx': 'FX',
	'oms.repo': 'RP',
	'oms.interbank': 'MM',
	'oms.bond': 'BD',
	'ems.equity': 'EQ',
	'ems.commodity': 'CM',
	'oms.derivative': 'DV',
	payment: 'PY',
};

/** The next id of a desk: `FX-20261120-000017`, dated by the day of the simulation's opening so that it never comes twice. */
export function nextId(state: DayState, desk: DeskTopic | 'payment'): string {
	const serial = state.serials[desk] + 1;
	state.serials[desk] = serial;
	return `${PREFIX[desk]}-${openingDate(state.openedAt)}-${String(serial).padStart(6, '0')}`;
}

let last = { openedAt: Number.NaN, date: '' };

function openingDate(openedAt: number): string {
	if (last.openedAt !== openedAt) {
		last = { openedAt, date: formatDay(dayOfInstant(openedAt, 'UTC')).replaceAll('-', '') };
	}
	return last.date;
}
