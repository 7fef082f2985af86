import {
	closeRequest,
	closeResponse,
	mendRequest,
	mendResponse,
	mendVerdict,
	rejectedGroupsResponse,
	rejectedListResponse,
	rejectedParams,
	rejectedQuery,
	rejectedResponse,
	replayRequest,
	replayResponse,
} from '@tideline/api';
import { z } from 'zod';
import type { AppContext } from '../../app-context.ts';
import { DeadLetterDesk } from '../../dead-letter/dead-letter-desk.ts';
import { readCopy, readLetter } from '../../dead-letter/read-letter.ts';
import { rejectedRow } from '../../project/rejected-row.ts';
import type { StreamTable } from '../../project/stream-table.ts';
import { messageText, rawMessageOf } from '../message-text.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route, textRoute } from '../route.ts';

/** Dead letters: what can be read of them, and what an operator does with them. */
export function rejectedRoutes(context: AppContext): Route[] {
	// Paths with a name of their own stand before the one with an id.
	return [...deskRoutes(context), ...readingRoutes(context)];
}

function readingRoutes(context: AppContext): Route[] {
	const { deadLetters, tables } = context.projection;
	return [
		route({
			method: 'get',
			path: '/api/rejected',
			summary: 'Messages that could not be understood, newest first, with what has become of each',
			query: rejectedQuery,
			response: rejectedListResponse,
			handle({ query: { topic, reason, status, limit, offset } }) {
				const rows = tables
					.rows('rejected')
					.filter(
						(row) =>
							(topic === undefined || row.topic === topic) &&
							(reason === undefined || row.reason === reason) &&
							(status === undefined || row.status === status),
					)
					.reverse();
				const page = rows.slice(offset, offset + limit);
				return { snapshot: listTable(context).ref, rejectedEver: deadLetters.groups.total, total: rows.length, rows: page };
			},
		}),
		route({
			method: 'get',
			path: '/api/rejected/groups',
			summary: 'Their counts by reason and source, since the start of the log',
			response: rejectedGroupsResponse,
			handle: () => ({ snapshot: listTable(context).ref, groups: deadLetters.groups.list() }),
		}),
		route({
			method: 'get',
			path: '/api/rejected/{id}',
			summary: 'One of them with its raw message, its mended copy and what was done with it',
			params: rejectedParams,
			response: rejectedResponse,
			problems: ['not-found', 'gone'],
			async handle({ params: { id } }) {
				const letter = await readLetter(id, context);
				const state = deadLetters.state(id);
				const copy = await readCopy(state.revision, context);
				return {
					rejected: rejectedRow(letter, state),
					raw: rawMessageOf({ ...letter, timestamp: letter.receivedAt, headers: {} }, letter.value),
					copy: copy === null ? null : { ...messageText(copy), size: copy.length },
					steps: [...deadLetters.steps(id)],
				};
			},
		}),
		textRoute({
			path: '/api/rejected/{id}/message',
			summary: 'The rejected message whole, byte for byte',
			params: rejectedParams,
			query: z.strictObject({}),
			type: 'application/octet-stream',
			problems: ['not-found', 'gone'],
			async handle({ params: { id } }) {
				const { value } = await readLetter(id, context);
				return { type: 'application/octet-stream', fileName: `${id}.message`, text: Buffer.from(value) };
			},
		}),
	];
}

function deskRoutes(context: AppContext): Route[] {
	const desk = new DeadLetterDesk(context);
	return [
		route({
			method: 'post',
			path: '/api/rejected/replay',
			summary: 'Sends mended copies to the topics that they came from; the same revision is never sent twice',
			body: replayRequest,
			response: replayResponse,
			problems: ['forbidden', 'conflict', 'catching-up'],
			async handle({ body: { items }, actor, address }) {
				const results = await desk.replay(items, { actor, address });
				const refused = results.filter(({ result }) => result === 'REFUSED');
				if (refused.length < results.length) return { results };
				const errors = refused.map(({ rejectedId, detail }) => ({ path: rejectedId, message: detail ?? '' }));
				throw new ProblemError(
					'conflict',
					`Nothing was replayed: ${errors.map(({ path, message }) => `${path}: ${message}`).join('; ')}.`,
					errors,
				);
			},
		}),
		route({
			method: 'post',
			path: '/api/rejected/{id}/check',
			summary: 'What would become of a mended copy; writes nothing',
			params: rejectedParams,
			body: mendRequest,
			response: mendVerdict,
			problems: ['not-found', 'gone', 'body-too-large', 'unprocessable'],
			handle: ({ params: { id }, body }) => desk.check(id, body),
		}),
		route({
			method: 'post',
			path: '/api/rejected/{id}/mend',
			summary: 'Keeps a mended copy beside the original, to be replayed; the normaliser has to accept it',
			params: rejectedParams,
			body: mendRequest,
			response: mendResponse,
			status: 201,
			problems: ['forbidden', 'not-found', 'gone', 'conflict', 'body-too-large', 'unprocessable'],
			handle: ({ params: { id }, body, actor, address }) => desk.mend(id, body, { actor, address }),
		}),
		route({
			method: 'post',
			path: '/api/rejected/{id}/close',
			summary: 'Ends a dead letter without a replay, with the reason',
			params: rejectedParams,
			body: closeRequest,
			response: closeResponse,
			problems: ['forbidden', 'not-found', 'gone', 'conflict'],
			handle: async ({ params: { id }, body: { comment }, actor, address }) => ({
				rejected: await desk.close(id, comment, { actor, address }),
			}),
		}),
	];
}

function listTable({ projection: { tables } }: AppContext): StreamTable {
	const table = tables.get('rejected');
	if (table === undefined) throw new ProblemError('internal', 'There is no list of dead letters.');
	return table;
}
