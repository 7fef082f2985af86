import { feedsResponse, healthResponse, readyResponse, sessionResponse } from '@tideline/api';
import type { AppContext } from '../../app-context.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route } from '../route.ts';

export function systemRoutes({ clock, epoch, startedAt, projection, ready, behind }: AppContext): Route[] {
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
			summary: 'Whether everything that was in the log at the start has been read',
			response: readyResponse,
			problems: ['catching-up'],
			needsData: false,
			async handle() {
				const left = await behind();
				if (ready()) return { status: 'ready' as const, behind: left };
				const total = Object.values(left).reduce((sum, count) => sum + count, 0);
				throw new ProblemError('catching-up', `Reading the log: ${total} records left.`);
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
