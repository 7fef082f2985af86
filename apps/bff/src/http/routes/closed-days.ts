import { closedDayQuery, closedDayResponse, closedDaysQuery, closedDaysResponse } from '@tideline/api';
import { parseDay } from '@tideline/domain';
import type { AppContext } from '../../app-context.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { entityTable } from './tables.ts';

const TOPIC = 'lcr.closed';

export function closedDayRoutes({ projection, log, codecs }: AppContext): Route[] {
	const { tables, reference, closedDays } = projection;
	return [
		route({
			method: 'get',
			path: '/api/lcr/days',
			summary: 'The closed business days of an entity with what they closed with, and when the days rolled',
			query: closedDaysQuery,
			response: closedDaysResponse,
			problems: ['not-found'],
			handle({ query: { entity } }) {
				entityTable(tables, 'lcr', entity);
				const isGroup = reference.entities.get(entity)?.kind === 'group';
				const rolling = isGroup ? [...reference.entities.keys()] : [entity];
				return { entityId: entity, days: closedDays.of(entity), rolls: closedDays.rolls(rolling) };
			},
		}),
		route({
			method: 'get',
			path: '/api/lcr/closed',
			summary: 'A closed business day whole: ratio, sums, limits, overrides in force and cash as they stood when the next day began',
			query: closedDayQuery,
			response: closedDayResponse,
			problems: ['not-found', 'gone'],
			async handle({ query: { entity, date } }) {
				entityTable(tables, 'lcr', entity);
				const offset = closedDays.offset(entity, parseDay(date));
				if (offset === null) throw new ProblemError('not-found', `No closed day ${date} of "${entity}" has been kept.`);
				const record = await log.get(TOPIC, 0, offset);
				if (record?.value == null) throw new ProblemError('gone', 'The log does not keep this day any more.');
				return codecs.closedDay.decode(record.value);
			},
		}),
	];
}
