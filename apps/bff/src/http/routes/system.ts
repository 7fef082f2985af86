import { feedsResponse, healthResponse, readyResponse, sessionResponse } from '@tideline/api';
import type { AppContext } from '../../app-context.ts';
import { ProblemError } from '../problem.ts';
import { unreadyReason } from '../readiness.ts';
import { type Route, route } from '../route.ts';

export function systemRoutes({ clock, epoch, startedAt, projection, published, recordsRead, behind, missing, day }: AppContext): Route[] {
	return [
		route({
			method: 'get',
			path: '/api/health',
			summary: 'Whether the process answers',
			response: healthResponse,
			needsData: false,
			handle: () => ({ status: 'live' as const, epoch, startedAt, now: clock.now() }),
		}),
		route({
			method: 'get',
			path: '/api/ready',
			summary:
				'Whether the figures of the day so far are published with a ratio for each entity, and how far trades and payments are indexed',
			response: readyResponse,
			problems: ['catching-up'],
			needsData: false,
			async handle() {
				const figures = await behind();
				const left = Object.values(figures).reduce((sum, count) => sum + count, 0);
				const { reference, tables } = projection;
				const served = { published: published(), read: recordsRead(), left, reference, tables };
				const reason = unreadyReason({ ...served, missing: served.published ? await missing() : 0 });
				const all = { ...figures, ...(await day.behind()) };
				if (reason !== null) throw new ProblemError('catching-up', reason, [], all);
				return { status: 'ready' as const, behind: all, day: await day.progress() };
			},
		}),
		route({
			method: 'get',
			path: '/api/session',
			summary: 'Who the server takes the caller for',
			response: sessionResponse,
			needsData: false,
			handle: ({ actor }) => ({ actor: actor.name, role: actor.role, demo: actor.demo }),
		}),
		route({
			method: 'get',
			path: '/api/feeds',
			summary: 'Every feed with its rate, lag and state',
			response: feedsResponse,
			handle() {
				const table = projection.tables.get('feeds');
				if (table === undefined) throw new ProblemError('internal', 'The feeds are not watched.');
				return { snapshot: table.ref, rows: [...projection.tables.rows('feeds')] };
			},
		}),
	];
}
