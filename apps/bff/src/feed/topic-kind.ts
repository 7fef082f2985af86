import { speaksFix } from '@tideline/api';
import { type Codecs, factRecordOf, TRADE_TOPICS } from '@tideline/event-log';
import { INITIAL_FEED } from './feed-settings.ts';

/** What the records of a topic are, in words, and the id of the schema that we write them with. */
export interface TopicKind {
	readonly schema: string;
	/** Null for what is not Avro. */
	readonly schemaId: number | null;
}

/** As `docs/topics.md` has it, for the topics that come in and for positions. */
export function topicKind(topic: string, codecs: Codecs): TopicKind {
	const fact = factRecordOf(topic);
	if (fact !== undefined) return { schema: `JSON ${fact.name}`, schemaId: null };
	if (topic === INITIAL_FEED.positionsTopic) return { schema: 'Avro tideline.Position', schemaId: codecs.position.schemaId };
	if ((TRADE_TOPICS as readonly string[]).includes(topic)) return { schema: 'Avro tideline.Trade', schemaId: codecs.trade.schemaId };
	return { schema: speaksFix(topic) ? 'FIX 4.4' : "JSON of the desk's own", schemaId: null };
}
