import { closedDayQuery, closedDayResponse, closedDaysQuery, closedDaysResponse } from '@tideline/api';
import type { AppContext } from '../../app-context.ts';
import { keptClosedDay } from '../kept-closed-day.ts';
import { type Route, route } from '../route.ts';
import { entityTable } from './tables.ts';

export function closedDayRoutes(context: AppContext): Route[] {
	const { tables, reference, closedDays } = context.projection;
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
				return (await keptClosedDay(context, entity, date)).closed;
			},
		}),
	];
}
