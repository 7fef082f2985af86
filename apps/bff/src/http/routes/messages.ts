import { messageParams, rawMessage } from '@tideline/api';
import { DESK_TOPICS, TOPICS } from '@tideline/event-log';
import type { AppContext } from '../../app-context.ts';
import { rawMessageOf } from '../message-text.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route } from '../route.ts';

/** Topics whose messages are text as they came: of the others a raw record says nothing to a person. */
const READABLE_TOPICS: ReadonlySet<string> = new Set<string>([...DESK_TOPICS, 'payments', 'balances', 'market.prices', 'market.fx']);

export function messageRoutes({ log }: AppContext): Route[] {
	return [
		route({
			method: 'get',
			path: '/api/messages/{topic}/{partition}/{offset}',
			summary: 'A raw message as the log holds it',
			params: messageParams,
			response: rawMessage,
			problems: ['not-found', 'gone'],
			async handle({ params: { topic, partition, offset } }) {
				const partitions = TOPICS.find(({ name }) => name === topic)?.partitions ?? 0;
				if (!READABLE_TOPICS.has(topic) || partition >= partitions) {
					throw new ProblemError('not-found', `There are no messages of "${topic}", partition ${partition}.`);
				}
				const record = await log.get(topic, partition, offset);
				if (record === null) {
					const end = (await log.ends([topic])).find((one) => one.partition === partition)?.high ?? 0;
					if (offset < end) throw new ProblemError('gone', 'The log does not keep this message any more.');
					throw new ProblemError(
						'not-found',
						`There is no message ${offset} of "${topic}", partition ${partition}: it ends before ${end}.`,
					);
				}
				return rawMessageOf(record, record.value ?? new Uint8Array());
			},
		}),
	];
}
