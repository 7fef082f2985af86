import {
	MAX_MESSAGE_BYTES,
	messageParams,
	type RawMessage,
	rawMessage,
	rejectedListResponse,
	rejectedQuery,
	rejectedResponse,
} from '@tideline/api';
import { DESK_TOPICS, type LogRecord, TOPICS } from '@tideline/event-log';
import { z } from 'zod';
import type { AppContext } from '../../app-context.ts';
import { rejectedRow } from '../../project/rejected-row.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route } from '../route.ts';

/** Topics whose messages are text as they came: of the others a raw record says nothing to a person. */
const READABLE_TOPICS: ReadonlySet<string> = new Set<string>([...DESK_TOPICS, 'payments', 'balances', 'market.prices', 'market.fx']);

export function messageRoutes({ log, codecs, projection }: AppContext): Route[] {
	const { tables } = projection;
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
				if (record === null) throw new ProblemError('gone', 'The log does not keep this message any more.');
				return asText(record, record.value ?? new Uint8Array());
			},
		}),
		route({
			method: 'get',
			path: '/api/rejected',
			summary: 'Messages that could not be understood, newest first',
			query: rejectedQuery,
			response: rejectedListResponse,
			handle({ query: { topic, reason, limit, offset } }) {
				const rows = tables
					.rows('rejected')
					.filter((row) => (topic === undefined || row.topic === topic) && (reason === undefined || row.reason === reason))
					.reverse();
				const snapshot = tables.get('rejected')?.ref;
				if (snapshot === undefined) throw new ProblemError('internal', 'There is no list of dead letters.');
				const rejectedEver = [...projection.rejectedByTopic.values()].reduce((sum, count) => sum + count, 0);
				return { snapshot, rejectedEver, total: rows.length, rows: rows.slice(offset, offset + limit) };
			},
		}),
		route({
			method: 'get',
			path: '/api/rejected/{id}',
			summary: 'One of them with its raw message',
			params: z.strictObject({ id: z.string().min(1).max(120) }),
			response: rejectedResponse,
			problems: ['not-found', 'gone'],
			async handle({ params: { id } }) {
				const at = projection.rejectedAt(id);
				if (at === null) throw new ProblemError('not-found', `There is no dead letter "${id}".`);
				const record = await log.get('trades.rejected', at.partition, at.offset);
				if (record?.value == null) throw new ProblemError('gone', 'The log does not keep this message any more.');
				const rejected = codecs.rejected.decode(record.value);
				const { topic, partition, offset, key, receivedAt, value } = rejected;
				return { rejected: rejectedRow(rejected), raw: asText({ topic, partition, offset, key, timestamp: receivedAt }, value) };
			},
		}),
	];
}

type Place = Pick<LogRecord, 'topic' | 'partition' | 'offset' | 'key' | 'timestamp'>;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function asText({ topic, partition, offset, key, timestamp }: Place, value: Uint8Array): RawMessage {
	const shown = value.subarray(0, MAX_MESSAGE_BYTES);
	const truncated = shown.length < value.length;
	const place = { topic, partition, offset, key, timestamp, size: value.length, truncated };
	try {
		return { ...place, encoding: 'utf8', text: utf8.decode(shown) };
	} catch {
		return { ...place, encoding: 'base64', text: Buffer.from(shown).toString('base64') };
	}
}
