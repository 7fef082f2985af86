import { cashDayResponse, cashLowsResponse, cashQuery, cashResponse } from '@tideline/api';
import { type Cash, formatMinor, GROUP, parseDay, startOfDay } from '@tideline/domain';
import { z } from 'zod';
import type { AppContext } from '../../app-context.ts';
import { type AccountCourse, cashLows } from '../../project/cash-lows.ts';
import { type CsvColumn, csv } from '../csv.ts';
import { ProblemError } from '../problem.ts';
import { requireDay } from '../require-day.ts';
import { type Route, route, textRoute } from '../route.ts';
import { entityTable } from './tables.ts';

const money = (amount: 'opening' | 'current' | 'pending' | 'projected' | 'low') => ({
	head: amount,
	cell: (row: Cash) => formatMinor(row[amount], row.currency),
});
const COLUMNS: readonly CsvColumn<Cash>[] = [
	{ head: 'entity', cell: ({ entityId }) => entityId },
	{ head: 'account', cell: ({ accountId }) => accountId },
	{ head: 'name', cell: ({ name }) => name },
	{ head: 'kind', cell: ({ kind }) => kind },
	{ head: 'currency', cell: ({ currency }) => currency },
	...(['opening', 'current', 'pending', 'projected', 'low'] as const).map(money),
	{ head: 'low at', cell: ({ lowAt }) => new Date(lowAt).toISOString() },
	{ head: 'updated', cell: ({ updatedAt }) => new Date(updatedAt).toISOString() },
];

export function cashRoutes(context: AppContext): Route[] {
	const { tables, reference, cashDays } = context.projection;
	function courseOf(account: Cash): AccountCourse[] {
		const opened = reference.businessDays.get(account.entityId)?.openedAt;
		if (account.kind === 'VOSTRO' || opened === undefined) return [];
		const openedAt = Date.parse(opened);
		const { currency, current } = account;
		return [{ currency, current, openedAt, minutes: cashDays.nets(account, openedAt) }];
	}
	return [
		route({
			method: 'get',
			path: '/api/cash',
			summary: 'Cash accounts of an entity, or of all of them (GROUP)',
			query: cashQuery,
			response: cashResponse,
			problems: ['not-found'],
			handle: ({ query }) => ({
				snapshot: entityTable(tables, 'cash', query.entity).ref,
				rows: [...tables.rows('cash', query.entity)],
			}),
		}),
		textRoute({
			path: '/api/cash.csv',
			summary: 'The same as CSV; the first line names the snapshot',
			query: cashQuery,
			type: 'text/csv',
			handle({ query }) {
				const { ref } = entityTable(tables, 'cash', query.entity);
				return {
					type: 'text/csv',
					fileName: `cash-${query.entity}-${ref.seq}.csv`,
					text: csv(tables.rows('cash', query.entity), COLUMNS, ref),
				};
			},
		}),
		route({
			method: 'get',
			path: '/api/cash/lows',
			summary: "The day's low of each currency of an entity, or of all of them (GROUP), to the minute",
			query: cashQuery,
			response: cashLowsResponse,
			problems: ['not-found', 'catching-up'],
			async handle({ query }) {
				entityTable(tables, 'cash', query.entity);
				await requireDay(context);
				return {
					snapshot: entityTable(tables, 'cash', query.entity).ref,
					lows: cashLows(tables.rows('cash', query.entity).flatMap(courseOf)),
				};
			},
		}),
		route({
			method: 'get',
			path: '/api/cash/{accountId}/day',
			summary: 'The business day of an account by the minute, with its newest movements',
			params: z.strictObject({ accountId: z.string().min(1).max(64) }),
			response: cashDayResponse,
			problems: ['not-found', 'catching-up'],
			async handle({ params: { accountId } }) {
				if (!tables.get(`cash:${GROUP}`)?.rows.has(accountId))
					throw new ProblemError('not-found', `There is no cash account "${accountId}".`);
				await requireDay(context);
				const account = tables.get(`cash:${GROUP}`)?.rows.get(accountId) as Cash | undefined;
				if (account === undefined) throw new ProblemError('not-found', `There is no cash account "${accountId}".`);
				const timeZone = reference.entities.get(account.entityId)?.timeZone ?? 'UTC';
				const businessDay = reference.businessDays.get(account.entityId);
				const day = businessDay === undefined ? null : cashDays.day(account, Date.parse(businessDay.openedAt));
				return {
					snapshot: entityTable(tables, 'cash', account.entityId).ref,
					account,
					businessDate: businessDay?.date ?? null,
					timeZone,
					dayStart: businessDay === undefined ? null : startOfDay(parseDay(businessDay.date), timeZone),
					minutes: day?.minutes ?? [],
					totalMovements: day?.total ?? 0,
					movements: (day?.movements ?? []).map((movement) => ({
						...movement,
						counterpartyName: movement.counterpartyId === null ? null : reference.counterpartyName(movement.counterpartyId),
					})),
				};
			},
		}),
	];
}
