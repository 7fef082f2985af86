import { checkSwapRequest, checkSwapResponse, controlResponse, feedDetailResponse, swapRequest, swapResponse } from '@tideline/api';
import { z } from 'zod';
import type { AppContext } from '../../app-context.ts';
import { INITIAL_FEED } from '../../feed/feed-settings.ts';
import { topicKind } from '../../feed/topic-kind.ts';
import { feedReaders } from '../../project/feed-readers.ts';
import { FEEDS, swappedFeeds } from '../../project/feeds.ts';
import { ControlDesk } from '../control-desk.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { topicStates } from '../topic-states.ts';

export function controlRoutes(context: AppContext): Route[] {
	const { log, codecs, projection, positions } = context;
	const desk = new ControlDesk(context);
	return [
		route({
			method: 'get',
			path: '/api/control',
			summary: 'The joined feed behind the positions: generation, topics, join, last error and the newest steps of its swaps',
			response: controlResponse,
			async handle() {
				const table = projection.tables.get('control');
				const [status] = projection.tables.rows('control');
				const { shown } = positions;
				if (table === undefined || status === undefined || shown === null) throw new ProblemError('internal', 'No feed is shown.');
				const { positionsTopic, accountsTopic } = shown.settings;
				const ours = (topic: string) => (topic === positionsTopic ? INITIAL_FEED.positionsTopic : INITIAL_FEED.accountsTopic);
				const topics = await topicStates(log, [positionsTopic, accountsTopic], shown.positions, (topic) => topicKind(ours(topic), codecs));
				return { snapshot: table.ref, status, topics };
			},
		}),
		route({
			method: 'post',
			path: '/api/control/check',
			summary: 'Looks at a swap before it is asked for: topics, schemas, what an inner join would drop',
			body: checkSwapRequest,
			response: checkSwapResponse,
			problems: ['forbidden', 'catching-up'],
			handle: ({ body, actor }) => desk.check(body, actor),
		}),
		route({
			method: 'post',
			path: '/api/control',
			summary: 'Asks for another generation of the joined feed; the number of the next one confirms it',
			body: swapRequest,
			response: swapResponse,
			status: 202,
			problems: ['forbidden', 'conflict', 'unprocessable', 'catching-up'],
			handle: ({ body, actor }) => desk.swap(body, actor),
		}),
		route({
			method: 'get',
			path: '/api/feeds/{feed}',
			summary: 'A feed with its topics, their partitions, offsets and schema',
			params: z.strictObject({ feed: z.string().min(1).max(64) }),
			response: feedDetailResponse,
			problems: ['not-found'],
			async handle({ params: { feed } }) {
				const { shown } = positions;
				const spec = [...FEEDS, ...(shown === null ? [] : swappedFeeds(shown.settings))].find(({ name }) => name === feed);
				if (spec === undefined) throw new ProblemError('not-found', `There is no feed "${feed}".`);
				const { usual } = spec;
				const { [spec.reader]: reader } = await feedReaders({ log, projection, joined: shown });
				const kindOf = (topic: string) => topicKind(typeof usual === 'object' ? usual.as : topic, codecs);
				return { feed, goesTo: spec.goesTo, topics: await topicStates(log, spec.topics, reader, kindOf) };
			},
		}),
	];
}
