import { explainQuery, explainResponse } from '@tideline/api';
import type { AppContext } from '../../app-context.ts';
import { explain } from '../../explain/explain.ts';
import { bookBehind } from '../book-behind.ts';
import { ProblemError } from '../problem.ts';
import { requireDay } from '../require-day.ts';
import { type Route, route } from '../route.ts';
import { entityTable } from './tables.ts';

export function explainRoutes(context: AppContext): Route[] {
	const { tables } = context.projection;
	return [
		route({
			method: 'get',
			path: '/api/lcr/explain',
			summary: 'A ratio down to the raw message: its lines, what is behind one, what made that; every level adds up to the figure above',
			query: explainQuery,
			response: explainResponse,
			problems: ['not-found', 'catching-up'],
			async handle({ query }) {
				entityTable(tables, 'lcr', query.entity);
				if (tables.latest('lcr', query.entity, query.entity) === undefined) {
					throw new ProblemError('not-found', `No ratio has been computed for "${query.entity}" yet.`);
				}
				await requireDay(context);
				const book = await context.book.latest(query.entity);
				if (book === null) throw await bookBehind(query.entity, context);
				return explain(book, query, context);
			},
		}),
	];
}
