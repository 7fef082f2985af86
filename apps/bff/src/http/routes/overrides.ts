import {
	createOverrideRequest,
	overrideId,
	overrideResponse,
	overrideReversal,
	overridesQuery,
	overridesResponse,
	overrideTrail,
	previewRequest,
	previewResponse,
	reverseOverrideRequest,
} from '@tideline/api';
import { concernsEntity } from '@tideline/domain';
import { z } from 'zod';
import type { AppContext } from '../../app-context.ts';
import { OverrideDesk } from '../override-desk.ts';
import { trailOf } from '../override-look-up.ts';
import { reversalOf } from '../override-reversal.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route, WithStatus } from '../route.ts';

export function overrideRoutes(context: AppContext): Route[] {
	const { tables } = context.projection;
	const desk = new OverrideDesk(context);
	return [
		route({
			method: 'get',
			path: '/api/overrides',
			summary: 'Overrides as they stand, newest first',
			query: overridesQuery,
			response: overridesResponse,
			handle({ query: { state, entity } }) {
				const snapshot = tables.get('overrides')?.ref;
				if (snapshot === undefined) throw new ProblemError('internal', 'There is no list of overrides.');
				const rows = tables
					.rows('overrides')
					.filter((row) => (state === undefined || row.state === state) && (entity === undefined || concernsEntity(row, entity)))
					.sort((a, b) => b.createdAt - a.createdAt);
				return { snapshot, rows };
			},
		}),
		route({
			method: 'post',
			path: '/api/overrides/preview',
			summary: 'What a proposal would do now, for each entity that it touches and the group',
			body: previewRequest,
			response: previewResponse,
			problems: ['unprocessable', 'not-found', 'catching-up'],
			handle: ({ body }) => desk.preview(body.proposal),
		}),
		route({
			method: 'post',
			path: '/api/overrides',
			summary: 'Submits an override; sending the same one twice creates it once',
			body: createOverrideRequest,
			response: overrideResponse,
			status: 201,
			problems: ['unprocessable', 'conflict', 'not-found', 'forbidden', 'catching-up'],
			async handle({ body, actor, address }) {
				const { created, override } = await desk.submit(body, actor, address);
				return created ? { override } : new WithStatus(200, { override });
			},
		}),
		// Behind the paths without an id: a path is matched in this order.
		route({
			method: 'get',
			path: '/api/overrides/{id}',
			summary: 'An override as it stands, with each event: who, when, from where, what and why',
			params: z.strictObject({ id: overrideId }),
			response: overrideTrail,
			problems: ['not-found'],
			handle: ({ params: { id } }) => trailOf(id, context),
		}),
		route({
			method: 'get',
			path: '/api/overrides/{id}/reversal',
			summary: 'What its reversal would do now: numerator, denominator and ratio of each entity that it touches and of the group',
			params: z.strictObject({ id: overrideId }),
			response: overrideReversal,
			problems: ['not-found', 'conflict', 'unprocessable', 'catching-up'],
			handle: ({ params: { id } }) => reversalOf(id, context),
		}),
		route({
			method: 'post',
			path: '/api/overrides/{id}/reverse',
			summary: 'Ends an override that is in force or about to be',
			params: z.strictObject({ id: overrideId }),
			body: reverseOverrideRequest,
			response: overrideResponse,
			problems: ['not-found', 'conflict', 'forbidden'],
			handle: async ({ params, body, actor, address }) => ({ override: await desk.reverse(params.id, body.comment, actor, address) }),
		}),
	];
}
