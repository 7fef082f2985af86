import { entitiesResponse, lcrHistoryQuery, lcrHistoryResponse, lcrQuery, lcrResponse, MAX_HISTORY_POINTS } from '@tideline/api';
import type { EntityRecord } from '@tideline/domain';
import type { AppContext } from '../../app-context.ts';
import { countCoreBalances } from '../../project/core-balances.ts';
import { downsample } from '../../project/downsample.ts';
import { olderPoints } from '../../project/older-points.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { entityTable } from './tables.ts';

export function lcrRoutes({ projection, log, codecs, day: dayIndex }: AppContext): Route[] {
	const { tables, reference, history, balances } = projection;
	/** When the business days opened that the balances of an entity, or of all of a group, belong to. */
	const openings = ({ entityId, kind }: EntityRecord): Map<string, number> => {
		const days = [...reference.businessDays.values()].filter((day) => kind === 'group' || day.entityId === entityId);
		return new Map(days.map((day) => [day.entityId, Date.parse(day.openedAt)]));
	};
	return [
		route({
			method: 'get',
			path: '/api/entities',
			summary: 'The legal entities and the group, with the business day of each',
			response: entitiesResponse,
			handle: () => ({
				entities: reference.listEntities().map((entity) => {
					const day = reference.businessDays.get(entity.entityId);
					const counted = dayIndex.complete ? countCoreBalances(balances.newest(), openings(entity)) : null;
					return { ...entity, businessDate: day?.date ?? null, openedAt: day?.openedAt ?? null, balances: counted };
				}),
			}),
		}),
		route({
			method: 'get',
			path: '/api/lcr',
			summary: 'The Liquidity Coverage Ratio of an entity now, with the sums it is made of',
			query: lcrQuery,
			response: lcrResponse,
			problems: ['not-found'],
			handle({ query }) {
				const table = entityTable(tables, 'lcr', query.entity);
				const [lcr] = tables.rows('lcr', query.entity);
				if (lcr === undefined) throw new ProblemError('not-found', `No ratio has been computed for "${query.entity}" yet.`);
				return { snapshot: table.ref, lcr };
			},
		}),
		route({
			method: 'get',
			path: '/api/lcr/history',
			summary: 'The ratio over time; every step keeps its lowest, highest and last point',
			query: lcrHistoryQuery,
			response: lcrHistoryResponse,
			problems: ['not-found'],
			async handle({ query }) {
				entityTable(tables, 'lcr', query.entity);
				const span = history.span(query.entity);
				const from = query.from ?? span?.from ?? 0;
				const to = query.to ?? Math.max(from, span?.to ?? 0);
				if (to < from) throw new ProblemError('unprocessable', '"to" is before "from".', [{ path: 'to', message: 'is before "from"' }]);
				const stretch = history.older(query.entity, { from, to });
				const older = stretch === null ? [] : await olderPoints({ log, codecs }, query.entity, stretch);
				const newer = history.between(query.entity, { from, to });
				const first = newer[0]?.at ?? Number.POSITIVE_INFINITY;
				const all = [...older.filter(({ at }) => at >= from && at <= to && at < first), ...newer];
				const { points, step } = downsample(all, { step: query.step, limit: MAX_HISTORY_POINTS });
				return { entityId: query.entity, from, to, step, points };
			},
		}),
	];
}
