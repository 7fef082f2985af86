import type { LogRecord } from '../event-log.ts';
import { RegistryRefusal } from '../registry/registry-client.ts';
import { DEAD_LETTER_EVENTS_TOPIC, TRADE_TOPICS } from '../topic-names.ts';
import type { Codec } from './codec.ts';
import type { Codecs } from './codecs.ts';
import { HEADER_BYTES, MAGIC_BYTE, schemaIdOf } from './wire-format.ts';

/** What of a codec a reader of schemas needs. */
type Learner = Pick<Codec<unknown>, 'knows' | 'learn'>;
/** Ids that no schema was found for, so that a poison message does not ask the registry again and again. */
const MAX_STRANGE = 10_000;

/** Learns the schemas of records before they are decoded; `codecs` may be part of all: records of other topics are left alone. */
export type LearnSchemas = (records: readonly LogRecord[]) => Promise<void>;

/** `topics`: further ones and what their records are decoded with, such as another generation of positions. */
type Topics = ReadonlyMap<string, Learner>;

/**
 * A newer writer registers its schema before its first record, so an id that is not known here is asked for once. One that the registry
 * does not have, or that cannot be read, stays unknown: its record becomes a dead letter. While the registry is away this waits.
 * @throws RegistryRefusal when the registry does not let it ask.
 */
export function schemaLearner(codecs: Partial<Record<keyof Codecs, Learner>>, topics: Topics = new Map()): LearnSchemas {
	const byTopic = new Map(topics);
	const put = (topic: string, codec: Learner | undefined) => codec !== undefined && byTopic.set(topic, codec);
	for (const topic of TRADE_TOPICS) put(topic, codecs.trade);
	put('positions', codecs.position);
	put('cash', codecs.cash);
	put('lcr', codecs.lcr);
	put('lcr.history', codecs.lcrHistory);
	put('lcr.closed', codecs.closedDay);
	put('lcr.attribution', codecs.attribution);
	put('activity', codecs.activity);
	put('overrides', codecs.overrideEvent);
	put('control.status', codecs.feedStatus);
	put('trades.rejected', codecs.rejected);
	put(DEAD_LETTER_EVENTS_TOPIC, codecs.deadLetterEvent);
	const strange = new Set<string>();

	async function learn(topic: string, codec: Learner, id: number): Promise<void> {
		try {
			await codec.learn(id);
		} catch (error) {
			// Whoever may not ask does not know whether there is such a schema: the records are not to be given up for that.
			if (error instanceof RegistryRefusal) throw error;
			if (strange.size < MAX_STRANGE) strange.add(`${topic}/${id}`);
		}
	}

	return async (records) => {
		for (const { topic, value } of records) {
			const codec = byTopic.get(topic);
			if (codec === undefined || value === null || value[0] !== MAGIC_BYTE || value.length < HEADER_BYTES) continue;
			const id = schemaIdOf(value);
			if (!codec.knows(id) && !strange.has(`${topic}/${id}`)) await learn(topic, codec, id);
		}
	};
}
