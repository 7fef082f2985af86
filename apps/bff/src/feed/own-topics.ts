import { TOPICS } from '@tideline/event-log';
import { FEEDS } from '../project/feeds.ts';
import { type FeedSettings, INITIAL_FEED } from './feed-settings.ts';

export type TopicField = 'positionsTopic' | 'accountsTopic';

const OWN: ReadonlySet<string> = new Set([...TOPICS, ...FEEDS].map(({ name }) => name));

/** A name that stands for something else here: of a topic of ours, or of a row among the feeds. */
export class OwnTopicError extends Error {
	override readonly name = 'OwnTopicError';
	constructor(field: TopicField, topic: string) {
		super(`${topic} carries no ${field === 'positionsTopic' ? 'positions' : 'accounts'}: it is Tideline's own for something else`);
	}
}

/** Why a topic may not be joined under its name; null for what another may call a topic of its kind. */
export function ownTopicError(field: TopicField, settings: FeedSettings): OwnTopicError | null {
	const topic = settings[field];
	return OWN.has(topic) && topic !== INITIAL_FEED[field] ? new OwnTopicError(field, topic) : null;
}
